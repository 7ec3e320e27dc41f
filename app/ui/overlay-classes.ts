/** What floats above the page shares one look: paper, hairline, soft shadow, a short fade. */
export const floatingClasses =
  'z-50 rounded-lg border border-line bg-surface text-ink shadow-pop data-[state=open]:animate-enter data-[state=delayed-open]:animate-enter data-[state=closed]:animate-leave'

export const veilClasses = 'fixed inset-0 z-40 bg-veil data-[state=open]:animate-[veil_120ms_ease-out] data-[state=closed]:animate-leave'

export const menuItemClasses =
  'flex min-h-11 w-full cursor-default items-center gap-2.5 rounded-md px-2.5 text-left outline-none select-none md:min-h-8 data-highlighted:bg-sunken data-disabled:opacity-50'
