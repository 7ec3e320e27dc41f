import { classes } from './classes'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'now'
export type ButtonSize = 'sm' | 'md' | 'lg'

export interface ButtonAppearance {
  /** primary: the one thing to do here · secondary: also possible · quiet: in toolbars · danger: takes away · now: the next thing, orange. */
  look?: ButtonLook
  size?: ButtonSize
  /** Only an icon inside: a square. Give the button an aria-label. */
  square?: boolean
  className?: string
}

/** The class names of a button, for the button itself and for links that look like one. */
export function buttonClasses({ look = 'secondary', size = 'md', square = false, className }: ButtonAppearance): string {
  return classes(
    'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap transition-[background-color,filter,transform] duration-100 active:translate-y-px',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50',
    looks[look],
    square ? squares[size] : sizes[size],
    className,
  )
}

const looks: Record<ButtonLook, string> = {
  primary: 'bg-brand font-semibold text-brand-ink hover:brightness-110 data-[state=open]:brightness-110',
  secondary: 'border border-line bg-surface font-medium text-ink hover:bg-sunken data-[state=open]:bg-sunken',
  quiet: 'font-medium text-ink2 hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken',
  danger: 'bg-bad font-semibold text-bad-ink hover:brightness-110',
  now: 'bg-now-text font-semibold text-now-ink hover:brightness-110',
}

// A finger gets 44 px and, for the main thing, 52; a mouse gets the dense sizes.
const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-11 rounded-md px-3 text-sm md:min-h-7 md:px-2.5 md:text-xs',
  md: 'min-h-11 rounded-md px-4 text-base md:min-h-9 md:px-3.5 md:text-sm',
  lg: 'min-h-13 rounded-lg px-5 text-lg font-semibold md:min-h-11 md:text-base',
}

const squares: Record<ButtonSize, string> = {
  sm: 'size-11 rounded-md md:size-7',
  md: 'size-11 rounded-md md:size-9',
  lg: 'size-13 rounded-lg md:size-11',
}
