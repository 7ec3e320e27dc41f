import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import type { WorkShown } from './import-work.server'
import type { MapScreenProps } from './map-screen'

/** How far a dry run is. The page asks again by itself. */
export function CheckProgress({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation(['common', 'clean'])
  useAskAgain()
  return (
    <Panel title={t('clean:work.checking')} lead={t('clean:work.checkingLead')}>
      <Bar done={done} total={total} label={t('clean:work.checking')} />
    </Panel>
  )
}

/** How far taking in or taking back is, with the button to stop it. */
export function WorkProgress({ work, campaignId, file }: MapScreenProps & { work: WorkShown }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher()
  useAskAgain()
  const stopping = work.stopping || fetcher.state !== 'idle'
  return (
    <Panel title={t(`clean:work.${work.kind}`)} lead={t(`clean:work.${work.kind}Lead`)}>
      {work.kind === 'take-in' && <Bar done={work.done} total={work.total} label={t('clean:work.take-in')} />}
      {work.kind === 'take-in' && (
        <fetcher.Form method="post" action={`/campaigns/${campaignId}/clean/import/${file.id}/stopped`} className="mt-4">
          <Button type="submit" busy={stopping}>
            {stopping ? t('clean:work.stopping') : t('clean:work.stop')}
          </Button>
        </fetcher.Form>
      )}
    </Panel>
  )
}

/** Every second or so, as long as the page is looked at. */
function useAskAgain() {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(() => document.visibilityState === 'visible' && revalidate(), 1000)
    return () => clearTimeout(timer)
  }, [revalidate, state])
}

function Bar({ done, total, label }: { done: number; total: number; label: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <>
      <p className="tabular-nums text-ink2">{t('clean:work.rows', { done: format.number(done), total: format.number(total) })}</p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="mt-2 h-2 overflow-hidden rounded-full bg-sunken"
      >
        <i className="block h-full origin-left rounded-full bg-brand" style={{ transform: `scaleX(${share})` }} />
      </div>
    </>
  )
}
