import { Link, useFetcher } from '@remix-run/react'
import { CircleAlert, EyeOff, Mail } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Chip } from '#app/ui/chip'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { tellDone } from '#app/ui/toast'
import type { Delivery } from '#db/report-checks'
import type { Check, Hidden, ReleaseCheck } from '#domain/reporting/release-check'
import { letterOf } from './edition'
import type { ReportPage } from './read.server'

/** What is still open, what stays hidden, who will get it, and the release itself. */
export function Release({ page, mayRelease }: { page: ReportPage; mayRelease: boolean }) {
  const { t } = useTranslation(['common', 'reports'])
  const releasing = useFetcher<{ released: true; mailed: number } | Refused>()
  const { report, check } = page
  const [mail, setMail] = useState(true)
  const answer = releasing.data
  useEffect(() => {
    if (answer && 'released' in answer) tellDone(t('reports:check.mailed', { count: answer.mailed }))
  }, [answer, t])
  if (!check) return null
  return (
    <Panel title={t('reports:check.title')} lead={report.held ? t('reports:check.held') : undefined}>
      <CheckList check={check} />
      {!mayRelease && <p className="mt-3 text-ink2">{t('reports:onlyManager')}</p>}
      {mayRelease && (
        <div className="mt-3 grid justify-items-start gap-2 border-t border-line pt-3">
          {check.goesTo.length > 0 && (
            <Checkbox
              checked={mail}
              onChange={(event) => setMail(event.target.checked)}
              label={t('reports:check.mail')}
              hint={check.goesTo.map(({ name, email }) => `${name} (${email})`).join(', ')}
            />
          )}
          <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
          <ConfirmDialog
            title={t('reports:releaseTitle', { number: `${report.number}${letterOf(report.edition)}` })}
            lead={t('reports:releaseLead')}
            confirmLabel={t('reports:release')}
            onConfirm={() =>
              releasing.submit(
                { version: report.version, mail: mail ? 'yes' : 'no' },
                { method: 'post', action: `/reports/${report.id}/release` },
              )
            }
            trigger={
              <Button look="now" size="lg" busy={releasing.state !== 'idle'}>
                {t('reports:release')}
              </Button>
            }
          />
        </div>
      )}
    </Panel>
  )
}

function CheckList({ check: { open, hidden } }: { check: ReleaseCheck }) {
  const { t } = useTranslation(['common', 'reports'])
  return (
    <ul className="grid gap-2">
      {open.length === 0 && <li className="text-ok-text">{t('reports:check.nothing')}</li>}
      {open.map((each) => (
        <li key={each.kind} className="flex gap-2">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-now-text" />
          <span className="min-w-0">
            <OpenLine check={each} />
          </span>
        </li>
      ))}
      {hidden.map((each) => (
        <li key={each.kind} className="flex gap-2 text-ink2">
          <EyeOff aria-hidden size={16} className="mt-0.5 shrink-0 text-ink3" />
          <span className="min-w-0">
            <HiddenLine hidden={each} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function OpenLine({ check }: { check: Check }) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  if (check.kind === 'nothing-said') return <>{t('reports:check.nothingSaid')}</>
  if (check.kind === 'ahead') return <>{t('reports:check.ahead', { count: check.count })}</>
  if (check.kind === 'nobody') return <>{t('reports:check.nobody')}</>
  if (check.kind === 'bad-address') return <>{t('reports:check.badAddress', { names: check.names.join(', ') })}</>
  if (check.kind === 'no-address') return <>{t('reports:check.noAddress', { names: check.names.join(', ') })}</>
  if (check.kind === 'earlier-drafts') {
    return (
      <>
        {t('reports:check.earlierDrafts', { count: check.reports.length })}{' '}
        {check.reports.map(({ id, number }) => (
          <Link key={id} to={`/reports/${id}`} className="mr-1.5 underline">
            {number}
          </Link>
        ))}
      </>
    )
  }
  return (
    <>
      {t('reports:check.unlogged', { count: check.visits.length })}{' '}
      {check.visits.slice(0, 5).map(({ id, customer, on }) => (
        <Link key={id} to={`/visits/${id}`} className="mr-1.5 underline">
          {customer}, {format.day(on)}
        </Link>
      ))}
      {check.visits.length > 5 && '…'}
    </>
  )
}

function HiddenLine({ hidden }: { hidden: Hidden }) {
  const { t } = useTranslation(['common', 'reports'])
  if (hidden.kind !== 'quotes') return <>{t(`reports:check.hidden.${hidden.kind}`, { count: hidden.count })}</>
  return (
    <>
      {t('reports:check.hidden.quotes', { count: hidden.visits.length })}{' '}
      {hidden.visits.slice(0, 5).map(({ id, customer }) => (
        <Link key={id} to={`/visits/${id}`} className="mr-1.5 underline">
          {customer}
        </Link>
      ))}
    </>
  )
}

const tones = { waiting: 'now', sent: 'ok', kept: 'neutral', uncertain: 'bad', dead: 'bad' } as const

/** To whom it was mailed and what the mail server said. That somebody read it is not known and not said. */
export function Deliveries({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { t } = useTranslation(['common', 'reports', 'settings'])
  const format = useFormat()
  return (
    <Panel title={t('reports:deliveries.title')}>
      {deliveries.length === 0 && <p className="text-ink2">{t('reports:deliveries.none')}</p>}
      <ul className="grid gap-2">
        {deliveries.map(({ mailId, recipient, state, at }) => (
          <li key={mailId} className="flex flex-wrap items-center gap-x-2">
            <Mail aria-hidden size={15} className="text-ink3" />
            <span className="break-all">{recipient}</span>
            <Chip tone={tones[state]}>{t(`settings:mail.states.${state}`)}</Chip>
            <span className="text-xs text-ink3 tabular-nums">{format.momentAt(at)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
