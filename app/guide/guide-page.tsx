import { Form, useSearchParams } from '@remix-run/react'
import { BookOpen, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { useNarrowing } from '#app/ui/use-narrowing'
import type { Service } from '#db/guide'
import type { Page } from '#db/page'
import { useGuideWords } from './guide-words'
import { ServiceDialog } from './service-dialog'

interface GuidePageProps {
  page: Page<Service>
  search: string
  mayEdit: boolean
  op: string
}

/** What the firm does, on which conditions, for what price and how fast; and what one may promise on the phone. */
export function GuidePage({ page, search, mayEdit, op }: GuidePageProps) {
  const { t } = useTranslation(['common', 'desk'])
  const [asked] = useSearchParams()
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...Object.fromEntries(asked), page: String(to) })}`
  return (
    <Panel flush className="overflow-clip">
      <div className="flex flex-wrap items-center gap-2 px-4 pt-4 md:px-5">
        <SearchGuide search={search} />
        {mayEdit && <ServiceDialog service={null} op={op} trigger={<Button>{t('desk:guide.add')}</Button>} />}
      </div>
      {page.rows.length === 0 ? (
        <EmptyState
          icon={<BookOpen aria-hidden size={22} />}
          title={t(search ? 'desk:guide.notFound' : 'desk:guide.empty')}
          hint={t(search ? 'desk:guide.notFoundHint' : 'desk:guide.emptyHint')}
        />
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {page.rows.map((service) => (
            <ServiceRow key={service.id} service={service} mayEdit={mayEdit} op={op} />
          ))}
        </ul>
      )}
      {page.total > 0 && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function SearchGuide({ search }: { search: string }) {
  const { t } = useTranslation(['common', 'desk'])
  const { soon } = useNarrowing()
  return (
    <Form method="get" role="search" className="min-w-0 flex-1 basis-60" onChange={({ currentTarget }) => soon(currentTarget)}>
      <Input
        type="search"
        name="search"
        defaultValue={search}
        aria-label={t('desk:guide.search')}
        placeholder={t('desk:guide.search')}
        before={<Search aria-hidden size={16} />}
        autoComplete="off"
      />
    </Form>
  )
}

function ServiceRow({ service, mayEdit, op }: { service: Service; mayEdit: boolean; op: string }) {
  const { t } = useTranslation(['common', 'desk'])
  const { said, figures } = useGuideWords()
  const [conditions, promise, limits] = [said(service.conditions), said(service.promise), said(service.limits)]
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-4 md:grid-cols-[minmax(0,1fr)_auto] md:px-5">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
          {said(service.name)}
          {service.forClient && <Chip tone="brand">{t('desk:guide.forClient')}</Chip>}
          {!service.isActive && <Chip>{t('desk:guide.off')}</Chip>}
        </h2>
        <p className="text-ink2 tabular-nums first-letter:uppercase">{figures(service)}</p>
        {conditions && <p className="mt-1 max-w-[68ch] break-words whitespace-pre-line">{conditions}</p>}
        <dl className="mt-2 grid gap-2 md:grid-cols-2 md:gap-6">
          {promise && <Said label={t('desk:guide.promise')} tone="text-ok-text" text={promise} />}
          {limits && <Said label={t('desk:guide.limits')} tone="text-warn-text" text={limits} />}
        </dl>
      </div>
      <div className="flex gap-2 md:flex-col md:items-end">
        {service.isActive && (
          <LinkButton to={`/requests/new?service=${service.id}`} size="sm">
            {t('desk:new')}
          </LinkButton>
        )}
        {mayEdit && (
          <ServiceDialog
            key={service.version}
            service={service}
            op={op}
            trigger={
              <Button size="sm" look="quiet">
                {t('desk:guide.edit')}
                <span className="sr-only"> {said(service.name)}</span>
              </Button>
            }
          />
        )}
      </div>
    </li>
  )
}

function Said({ label, tone, text }: { label: string; tone: string; text: string }) {
  return (
    <div>
      <dt className={`text-xs font-semibold ${tone}`}>{label}</dt>
      <dd className="max-w-[60ch] break-words whitespace-pre-line text-ink2">{text}</dd>
    </div>
  )
}
