import { useSearchParams } from '@remix-run/react'
import { CircleAlert, CircleCheck, CircleSlash, CircleX, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { Panel } from '#app/ui/panel'
import { Switch } from '#app/ui/switch'
import type { RowState } from '#domain/clean/preview'
import type { PreviewCell, PreviewField } from './import-screen.server'
import type { MapScreenProps } from './map-screen'
import { ScrollRegion } from './scroll-region'

/** The first rows as they will be, with what the file says under what changed. */
export function MapPreview({ fields, rows, onlyErrors }: MapScreenProps) {
  const { t } = useTranslation(['common', 'clean'])
  const [, setSearch] = useSearchParams()
  return (
    <Panel
      title={t('clean:map.preview')}
      lead={t('clean:map.previewLead')}
      flush
      aside={
        <Switch
          label={t('clean:map.onlyErrors')}
          checked={onlyErrors}
          onChange={(event) => setSearch(event.target.checked ? { only: 'errors' } : {}, { replace: true, preventScrollReset: true })}
        />
      }
    >
      <ScrollRegion label={t('clean:map.previewRows')} className="mt-2">
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr className="text-left text-xs whitespace-nowrap text-ink3 *:border-b *:border-line *:px-3 *:py-2 *:font-semibold">
              <th scope="col" className="sticky left-0 bg-surface">
                {t('clean:map.line')}
              </th>
              {fields.map((field) => (
                <th key={nameOf(field)} scope="col">
                  {field.header ?? t(`clean:fields.${field.field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, state, cells }) => (
              <tr key={line} className={classes('align-top *:border-b *:border-line *:px-3 *:py-1.5', state === 'closed' && 'text-ink3')}>
                <th scope="row" className="sticky left-0 bg-surface text-left font-normal whitespace-nowrap text-ink3 tabular-nums">
                  <StateMark state={state} /> {line}
                </th>
                {cells.map((cell, at) => (
                  <Cell key={nameOf(fields[at] as PreviewField)} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  )
}

const nameOf = ({ field, header }: PreviewField) => header ?? field

function Cell({ cell: { value, before } }: { cell: PreviewCell }) {
  const { t } = useTranslation(['common', 'clean'])
  const isChanged = before !== null
  return (
    <td className={classes('max-w-60', isChanged && 'bg-brand-soft/60')}>
      <span className="block truncate" title={value}>
        {value || <span className="text-ink3">{isChanged ? t('clean:map.previewEmpty') : ''}</span>}
      </span>
      {before && (
        <span className="block truncate text-xs text-ink3" title={before}>
          {t('clean:map.previewChanged', { before })}
        </span>
      )}
    </td>
  )
}

const marks: Record<RowState, { Icon: LucideIcon; tone: string; word: 'ready' | 'toFix' | 'closed' | 'rejected' }> = {
  ready: { Icon: CircleCheck, tone: 'text-ok', word: 'ready' },
  toFix: { Icon: CircleAlert, tone: 'text-warn-text', word: 'toFix' },
  closed: { Icon: CircleSlash, tone: 'text-ink3', word: 'closed' },
  rejected: { Icon: CircleX, tone: 'text-bad-text', word: 'rejected' },
}

function StateMark({ state }: { state: RowState }) {
  const { t } = useTranslation(['common', 'clean'])
  const { Icon, tone, word } = marks[state]
  return (
    <span className={classes('mr-1 inline-block align-text-bottom', tone)} title={t(`clean:map.counts.${word}`)}>
      <Icon aria-hidden size={14} />
      <span className="sr-only">{t(`clean:map.counts.${word}`)}</span>
    </span>
  )
}
