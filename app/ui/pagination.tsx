import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LinkButton } from './link-button'

export interface PaginationProps {
  /** The first page is 1. */
  page: number
  pageSize: number
  total: number
  /** The address of another page, with all filters kept. */
  hrefFor: (page: number) => string
}

/** Where we are in a long list, and one page back or on. */
export function Pagination({ page, pageSize, total, hrefFor }: PaginationProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const last = Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const range = { from: format.number(from), to: format.number(Math.min(total, page * pageSize)), total: format.number(total) }
  return (
    <nav aria-label={t('paging.label')} className="flex items-center justify-between gap-3 px-4 py-2 md:px-5" data-print="never">
      <p aria-live="polite" className="text-xs text-ink3 tabular-nums">
        {total === 0 ? t('paging.nothing') : t('paging.range', range)}
      </p>
      {last > 1 && (
        <div className="flex gap-1">
          <Step to={hrefFor(page - 1)} off={page <= 1} label={t('paging.previous')} rel="prev" />
          <Step to={hrefFor(page + 1)} off={page >= last} label={t('paging.next')} rel="next" />
        </div>
      )}
    </nav>
  )
}

function Step({ to, off, label, rel }: { to: string; off: boolean; label: string; rel: 'prev' | 'next' }) {
  const Arrow = rel === 'prev' ? ChevronLeft : ChevronRight
  return (
    <LinkButton
      to={to}
      rel={rel}
      look="quiet"
      size="sm"
      square
      aria-label={label}
      aria-disabled={off || undefined}
      tabIndex={off ? -1 : undefined}
    >
      <Arrow aria-hidden size={16} />
    </LinkButton>
  )
}
