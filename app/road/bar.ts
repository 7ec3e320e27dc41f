/** The bar with the one thing to do: above the bar of a phone, beside the menu of a wide screen. */
export const barClasses =
  'fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface p-3 md:bottom-0 md:left-15 lg:left-53'
