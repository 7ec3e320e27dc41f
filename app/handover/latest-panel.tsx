import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { useDeed } from '#app/ui/use-deed'
import { useHandoutWords } from './handout-words'
import type { HandoverScreen } from './read.server'

type Latest = HandoverScreen['latest']
type Line = Latest['rows'][number]

/** What was handed out, lent and passed on, the latest first; what can be taken back has a button. */
export function LatestPanel({ latest, hrefFor }: { latest: Latest; hrefFor: (page: number) => string }) {
  const { t } = useTranslation(['common', 'handover'])
  return (
    <Panel title={t('handover:latest.title')}>
      {latest.rows.length === 0 && <p className="text-ink3">{t('handover:latest.none')}</p>}
      <ul>
        {latest.rows.map((line) => (
          <HandoutLine key={`${line.id} ${line.client}`} line={line} />
        ))}
      </ul>
      {latest.total > latest.size && (
        <div className="-mx-4 -mb-2 md:-mx-5">
          <Pagination page={latest.page} pageSize={latest.size} total={latest.total} hrefFor={hrefFor} />
        </div>
      )}
    </Panel>
  )
}

function HandoutLine({ line }: { line: Line }) {
  const { t } = useTranslation(['common', 'handover'])
  const format = useFormat()
  const words = useHandoutWords()
  const undoing = useDeed((answer) => {
    const stays = 'stays' in answer ? Number(answer.stays) : 0
    const closed = 'closedTo' in answer && Array.isArray(answer.closedTo) && answer.closedTo.length > 0
    const said = [
      t('handover:latest.undone'),
      stays > 0 && t('handover:latest.stays', { count: stays }),
      closed && t('handover:latest.closed', { name: line.to, client: line.client }),
    ]
    return said.filter(Boolean).join('. ')
  })
  const { kind, role, client, from, to, by, at, undone } = line
  const what = words.what(line)
  const facts = { what, client, from, name: to ?? t('handover:nobody'), role: role ? t(`handover:roles.${role}`) : '' }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block break-words">{t(`handover:latest.${kind}`, facts)}</span>
        <span className="block text-xs text-ink3">{t('handover:latest.by', { when: format.momentAt(at), who: by ?? '–' })}</span>
      </span>
      {undone ? (
        <Chip>{t('handover:latest.wasUndone')}</Chip>
      ) : (
        kind === 'assign' && (
          <Button
            size="sm"
            busy={undoing.busy}
            aria-label={t('handover:latest.undoOf', { what })}
            onClick={() => undoing.send(`/settings/handover/${line.id}/undone`, { client: line.clientId })}
          >
            {t('handover:latest.undo')}
          </Button>
        )
      )}
    </li>
  )
}
