import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { TextLink } from '#app/ui/link-button'
import { type Column, Table } from '#app/ui/table'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { Tone } from '#app/ui/tone'

export type ImportLine = {
  id: string
  fileName: string
  state: 'uploaded' | 'mapped' | 'taken-in' | 'undone' | 'discarded'
  counts: Record<string, number>
  uploadedAt: string
  uploadedBy: string | null
  takenInAt: string | null
  goesOut: boolean
  /** In bytes; 0 of a file that is gone since somebody in it was erased. */
  size: number
}

const tones: Record<ImportLine['state'], Tone> = {
  uploaded: 'now',
  mapped: 'now',
  'taken-in': 'ok',
  undone: 'neutral',
  discarded: 'neutral',
}

/** The files of a campaign and what became of them. */
export function ImportsTable({ campaignId, imports }: { campaignId: string; imports: readonly ImportLine[] }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const count = (key: string) => (line: ImportLine) => (line.counts[key] === undefined ? '' : format.number(line.counts[key]))
  const columns: Column<ImportLine>[] = [
    {
      key: 'file',
      header: t('clean:imports.file'),
      cell: (line) => (
        <div className="flex flex-wrap items-baseline gap-x-3">
          {line.size === 0 && line.takenInAt ? (
            <span className="break-all text-ink3">{t('clean:imports.erased', { name: line.fileName })}</span>
          ) : (
            <TextLink to={`/campaigns/${campaignId}/clean/import/${line.id}/map`} className="break-all">
              {line.fileName}
            </TextLink>
          )}
          {line.goesOut && (
            <a
              href={`/campaigns/${campaignId}/clean/import/${line.id}/original`}
              download
              aria-label={t('clean:imports.originalOf', { name: line.fileName })}
              className="whitespace-nowrap text-ink3 text-xs underline hover:text-ink"
            >
              {t('clean:imports.original')}
            </a>
          )}
        </div>
      ),
    },
    {
      key: 'state',
      header: t('clean:imports.state'),
      cell: (line) => <Chip tone={tones[line.state]}>{t(`clean:imports.states.${line.state}`)}</Chip>,
    },
    {
      key: 'when',
      header: t('clean:imports.when'),
      cell: (line) => {
        const when = format.momentAt(line.takenInAt ?? line.uploadedAt)
        return <span className="text-ink2">{line.uploadedBy ? t('clean:imports.uploadedBy', { when, who: line.uploadedBy }) : when}</span>
      },
    },
    { key: 'rows', header: t('clean:imports.rows'), align: 'right', cell: count('read') },
    { key: 'customers', header: t('clean:imports.takenIn'), align: 'right', cell: count('customers') },
    { key: 'folded', header: t('clean:imports.folded'), align: 'right', cell: count('folded'), wideOnly: true },
    { key: 'later', header: t('clean:imports.later'), align: 'right', cell: count('later') },
    { key: 'rejected', header: t('clean:imports.rejected'), align: 'right', cell: count('rejected'), wideOnly: true },
    { key: 'do', header: t('clean:imports.deeds'), align: 'right', cell: (line) => <ImportDeeds campaignId={campaignId} line={line} /> },
  ]
  return (
    <div className="max-md:px-4">
      <Table caption={t('clean:overview.files')} columns={columns} rows={imports} rowKey={(line) => line.id} />
    </div>
  )
}

function ImportDeeds({ campaignId, line }: { campaignId: string; line: ImportLine }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { removed: number } | { discarded: true } | { going: true }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else if ('going' in fetcher.data) tellDone(t('clean:work.undoLead'))
    else if ('removed' in fetcher.data) tellDone(t('clean:imports.undone', { count: fetcher.data.removed }))
    else tellDone(t('clean:imports.discarded', { name: line.fileName }))
  }, [fetcher.state, fetcher.data, t, line.fileName])
  const send = (what: 'undone' | 'discarded') =>
    fetcher.submit(null, { method: 'post', action: `/campaigns/${campaignId}/clean/import/${line.id}/${what}` })
  const busy = fetcher.state !== 'idle'
  if (line.state === 'taken-in')
    return (
      <ConfirmDialog
        title={t('clean:imports.undoTitle', { name: line.fileName })}
        lead={t('clean:imports.undoLead')}
        confirmLabel={t('clean:imports.undoConfirm')}
        onConfirm={() => send('undone')}
        trigger={
          <Button look="quiet" size="sm" busy={busy}>
            {t('clean:imports.undo')}
          </Button>
        }
      />
    )
  if (line.state === 'undone') return null
  return (
    <Button look="quiet" size="sm" busy={busy} onClick={() => send('discarded')}>
      {t('clean:imports.discard')}
    </Button>
  )
}
