import { DropdownMenu as Radix } from 'radix-ui'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { classes } from './classes'
import { floatingClasses, menuItemClasses } from './overlay-classes'

export interface DropdownMenuProps {
  trigger: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  className?: string
  children: ReactNode
}

/** A list of things to do with what the trigger stands for. */
export function DropdownMenu({ trigger, open, onOpenChange, align = 'end', side = 'bottom', className, children }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          className={classes(floatingClasses, 'min-w-52 p-1', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface MenuItemProps extends ComponentPropsWithoutRef<typeof Radix.Item> {
  icon?: ReactNode
  /** A key or a few words at the right. */
  aside?: ReactNode
  danger?: boolean
}

/** One thing to do. With asChild it can be a link. */
export const MenuItem = forwardRef<HTMLDivElement, MenuItemProps>(function MenuItem(
  { icon, aside, danger = false, className, children, asChild, ...rest },
  ref,
) {
  return (
    <Radix.Item ref={ref} asChild={asChild} className={classes(menuItemClasses, danger && 'text-bad-text', className)} {...rest}>
      {asChild ? (
        children
      ) : (
        <>
          {icon && <span className={danger ? undefined : 'text-ink3'}>{icon}</span>}
          <span className="flex-1">{children}</span>
          {aside && <span className="text-xs text-ink3">{aside}</span>}
        </>
      )}
    </Radix.Item>
  )
})
