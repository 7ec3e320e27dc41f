import { Popover as Radix } from 'radix-ui'
import { forwardRef, type ReactNode } from 'react'
import { classes } from './classes'
import { floatingClasses } from './overlay-classes'

export interface PopoverProps {
  trigger: ReactNode
  /** What a screen reader calls it. */
  label: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  className?: string
  children: ReactNode
}

/** A small panel at the thing it belongs to. */
export const Popover = forwardRef<HTMLDivElement, PopoverProps>(function Popover(
  { trigger, label, open, onOpenChange, align = 'start', side = 'bottom', className, children },
  ref,
) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={ref}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          className={classes(floatingClasses, 'w-72 max-w-[calc(100vw-24px)] p-4', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
})

/** Put around a button that closes the popover it stands in. */
export const PopoverClose = Radix.Close
