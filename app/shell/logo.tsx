/** Three quarters of a round that comes back to its orange dot. The word Rondo stands next to it, so it is decoration. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="9" fill="var(--brand)" />
      <path d="M16 7.5a8.5 8.5 0 1 1-8.5 8.5" fill="none" stroke="var(--brand-ink)" strokeWidth="3.2" strokeLinecap="round" />
      {/* The dot stays orange in both themes: it is the same mark as the favicon. */}
      <circle cx="8.9" cy="9.4" r="2.9" fill="#ff8a4c" className="[[data-theme=dark]_&]:fill-[#c9420c]" />
    </svg>
  )
}
