import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { Look } from '#db/dossier-looks'
import type { Page } from '#db/page'

/** Who of ours looked, a page at a time. */
export function LooksPanel({ looks }: { looks: Page<Look> }) {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  const columns: Column<Look>[] = [
    {
      key: 'who',
      header: t('privacy:looks.who'),
      primary: true,
      cell: ({ who, role }) => `${who} (${t(`privacy:looks.roles.${role as 'admin'}`)})`,
    },
    {
      key: 'how',
      header: t('privacy:looks.how'),
      cell: ({ way, at }) =>
        at && way === 'dossier' ? (
          <TextLink to={`/relations/${at.id}`}>{t('privacy:looks.at', { name: at.name })}</TextLink>
        ) : (
          [t(`privacy:looks.ways.${way}`), at?.name].filter(Boolean).join(', ')
        ),
    },
    {
      key: 'when',
      header: t('privacy:looks.when'),
      cell: ({ firstAt, lastAt }) => {
        const [first, last] = [format.momentAt(firstAt), format.timeAt(lastAt)]
        return <span className="tabular-nums">{format.timeAt(firstAt) === last ? first : `${first}–${last}`}</span>
      },
    },
  ]
  return (
    <Panel flush title={t('privacy:looks.title')} lead={t('privacy:looks.lead')} className="overflow-clip">
      <div className="mt-2 max-md:px-4">
        <Table
          caption={t('privacy:looks.title')}
          columns={columns}
          rows={looks.rows}
          rowKey={({ id }) => id}
          empty={<p className="px-4 pb-4 text-ink3 md:px-5">{t('privacy:looks.none')}</p>}
        />
      </div>
      {looks.total > looks.size && (
        <Pagination page={looks.page} pageSize={looks.size} total={looks.total} hrefFor={(page) => `?page=${page}`} />
      )}
    </Panel>
  )
}

/** The latest who looked, in the margin of a dossier or a person, with the way to everybody and to the requests. */
export function LatestLooks({ looks, to }: { looks: readonly Look[] | null; to: string }) {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  if (!looks)
    return (
      <TextLink to={to} className="justify-self-start text-xs">
        {t('privacy:subject.link')}
      </TextLink>
    )
  return (
    <Panel title={t('privacy:looks.title')}>
      {looks.length === 0 && <p className="text-ink3">{t('privacy:looks.none')}</p>}
      <ul className="mb-2 grid gap-1.5">
        {looks.map(({ id, who, way, lastAt }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3">
            <span>{who}</span>
            <span className="text-xs text-ink3">{[t(`privacy:looks.ways.${way}`), format.momentAt(lastAt)].join(', ')}</span>
          </li>
        ))}
      </ul>
      <TextLink to={to}>{t('privacy:subject.link')}</TextLink>
    </Panel>
  )
}
