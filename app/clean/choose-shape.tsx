import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Notice } from '#app/ui/notice'
import type { ImportScreen } from './import-screen.server'

/** So many lines are offered as the header, and the one that was found. */
const linesOffered = 30

/** The sheet and the header row that were found, each to be corrected. */
export function ChooseShape({ file, about, campaignId }: Pick<ImportScreen, 'file' | 'about'> & { campaignId: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { chosen: true }>()
  if (about.format === 'cards') return null
  const send = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: 'post', action: `/campaigns/${campaignId}/clean/import/${file.id}/shape` })
  const lines = [...new Set([...Array.from({ length: linesOffered }, (_, at) => at + 1), about.headerRow ?? 1])].sort((a, b) => a - b)
  const busy = fetcher.state !== 'idle'
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2" aria-busy={busy}>
        {about.sheets.length > 0 && (
          <label className="flex items-center gap-2 text-ink2">
            {t('clean:map.sheet')}
            <select
              value={about.sheet ?? ''}
              disabled={busy || about.sheets.length === 1}
              onChange={(event) => send({ sheet: event.target.value })}
              className={look}
            >
              {about.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          </label>
        )}
        <label className="flex items-center gap-2 text-ink2">
          {t('clean:map.headerOn')}
          <select
            value={about.headerRow ?? 'none'}
            disabled={busy}
            onChange={(event) => send({ headerRow: event.target.value })}
            className={look}
          >
            <option value="none">{t('clean:map.headerNone')}</option>
            {lines.map((line) => (
              <option key={line} value={line}>
                {line}
              </option>
            ))}
          </select>
        </label>
        {busy && <span className="text-ink3">{t('clean:map.readAgain')}</span>}
      </div>
      {fetcher.data && 'refused' in fetcher.data && (
        <Notice tone="bad" live>
          {fetcher.data.message}
        </Notice>
      )}
    </div>
  )
}

const look = 'min-h-11 max-w-56 rounded-md border border-edge bg-surface px-2.5 text-ink hover:border-ink3 disabled:opacity-60 md:min-h-8'
