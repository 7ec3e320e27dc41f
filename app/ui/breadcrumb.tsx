import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'

export interface Crumb {
  to: string
  label: string
}

/** The way up from this page. The page itself is not in it: that is the title. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('breadcrumb')} data-print="never">
      <ol className="flex flex-wrap items-center text-xs text-ink3">
        {crumbs.map(({ to, label }) => (
          <li key={to} className="flex items-center">
            <Link
              to={to}
              prefetch="intent"
              className="inline-flex min-h-11 items-center rounded-sm hover:text-ink hover:underline md:min-h-6"
            >
              {label}
            </Link>
            <ChevronRight aria-hidden size={12} className="mx-1" />
          </li>
        ))}
      </ol>
    </nav>
  )
}
