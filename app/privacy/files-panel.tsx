import { useFetcher, useRevalidator } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { Chip } from '#app/ui/chip'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import type { ExportRow } from '#db/privacy-exports'
import { dayOf } from '#domain/calendar/moment'
import type { RequestPageProps } from './request-page'

const askedEvery = 1500

/** The files of a request: made, being made, and the way to make one. */
export function FilesPanel({ request, files, exportDays }: Pick<RequestPageProps, 'request' | 'files' | 'exportDays'>) {
  const { t } = useTranslation(['common', 'privacy'])
  const isWaiting = files.some(({ state }) => state === 'waiting')
  useHearing(isWaiting)
  const mayMake = request.state === 'open' && request.identity !== null && !isWaiting
  return (
    <Panel title={t('privacy:export.panel')} lead={t('privacy:export.panelLead', { days: exportDays })}>
      {files.length === 0 && <p className="text-ink3">{t('privacy:export.none')}</p>}
      <ul className="grid gap-3">
        {files.map((file) => (
          <File key={file.id} file={file} />
        ))}
      </ul>
      {request.state === 'open' && !request.identity && <p className="mt-2 text-ink2">{t('privacy:export.identityFirst')}</p>}
      {mayMake && (
        <LinkButton to={`/privacy/${request.id}/file`} look={files.length === 0 ? 'primary' : 'secondary'} className="mt-3">
          {t('privacy:export.prepare')}
        </LinkButton>
      )}
    </Panel>
  )
}

function File({ file }: { file: ExportRow }) {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  const removing = useFetcher()
  const { id, state, size, by, madeAt, expiresAt, downloads } = file
  const address = `/privacy/files/${id}`
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Chip tone={state === 'ready' ? 'ok' : 'neutral'}>
        {state === 'ready' && expiresAt ? t('privacy:export.ready', { day: format.day(dayOf(expiresAt)) }) : t(`privacy:export.${state}`)}
      </Chip>
      <span className="min-w-0 flex-1 basis-60 text-xs text-ink3">
        {t('privacy:export.by', { who: by ?? '–', when: format.momentAt(madeAt) })}
        {state !== 'waiting' && `, ${t('privacy:export.downloads', { count: downloads })}`}
      </span>
      {state === 'ready' && (
        <span className="flex flex-wrap gap-2">
          <a href={address} download className={buttonClasses({ look: 'primary' })}>
            <Download aria-hidden size={15} />
            {t('privacy:export.download', { size: format.bytes(size) })}
          </a>
          <Button
            look="quiet"
            busy={removing.state !== 'idle'}
            onClick={() => removing.submit({ remove: 'yes' }, { method: 'post', action: address })}
          >
            {t('privacy:export.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}

/** Reads the page again while a file is being made. */
function useHearing(isWaiting: boolean) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isWaiting || state !== 'idle') return
    const timer = setTimeout(revalidate, askedEvery)
    return () => clearTimeout(timer)
  }, [isWaiting, state, revalidate])
}
