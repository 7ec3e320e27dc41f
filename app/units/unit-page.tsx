import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { buttonClasses } from '#app/ui/button-look'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { BookDialog } from './book-dialog'
import { CallOffPanel } from './call-off-panel'
import { ContractPanel } from './contract-panel'
import { DisputesPanel } from './disputes-panel'
import { Ledger } from './ledger'
import { OutlookPanel } from './outlook-panel'
import { PastBalance } from './past-balance'
import type { UnitLedger } from './read.server'

interface UnitPageProps {
  ledger: UnitLedger
  order: 'newest' | 'oldest'
  search: string
  me: { staffId: string; mayCorrect: boolean }
  today: string
  op: string
}

/** A unit: what is left, whether it is enough, and every booking with the balance after it. */
export function UnitPage({ ledger, order, search, me, today, op }: UnitPageProps) {
  const { t } = useTranslation(['common', 'units', 'campaigns', 'money'])
  const format = useFormat()
  const { unit, campaign, outlook } = ledger
  return (
    <>
      <PageHeader
        crumbs={[{ to: '/units', label: t('units:title') }]}
        mark={<Avatar name={campaign.client} initials={campaign.initials} size={44} shape="organisation" />}
        title={t('units:ledger.title', { unit: unit.name, client: campaign.client })}
        lead={
          <>
            <TextLink to={`/campaigns/${campaign.id}`}>{campaign.name}</TextLink> · {format.day(unit.startsOn, 'brief')} –{' '}
            {format.day(unit.endsOn, 'brief')}
          </>
        }
        actions={
          <>
            {me.mayCorrect && <LinkButton to={`/campaigns/${campaign.id}/costs`}>{t('money:costs.title')}</LinkButton>}
            {me.mayCorrect && <LinkButton to={`/units/${unit.id}/prices`}>{t('money:prices.title')}</LinkButton>}
            {!me.mayCorrect && <LinkButton to={`/units/${unit.id}/travel`}>{t('money:travel.title')}</LinkButton>}
            <a href={`/units/${unit.id}/csv${search}`} download title={t('units:ledger.csvHint')} className={buttonClasses({})}>
              <Download aria-hidden size={15} />
              {t('units:ledger.csv')}
            </a>
            <BookDialog unitId={unit.id} outlook={outlook} people={ledger.people} me={me} today={today} op={op} others={ledger.others} />
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.42fr)_minmax(0,1fr)]">
        <OutlookPanel
          title={t('campaigns:question', { count: outlook.target })}
          outlook={outlook}
          burnDown={ledger.burnDown}
          travel={ledger.travel}
        />
        <Sums ledger={ledger} today={today} />
      </div>
      <ContractPanel ledger={ledger} me={me} today={today} op={op} />
      <CallOffPanel ledger={ledger} me={me} today={today} op={op} />
      <DisputesPanel ledger={ledger} me={me} today={today} op={op} />
      <Ledger ledger={ledger} order={order} me={me} op={op} />
    </>
  )
}

/** What was sold, what is used, what is held for appointments, and what is free: like a statement, added up. */
function Sums({ ledger, today }: { ledger: UnitLedger; today: string }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { outlook, used, travel } = ledger
  const hours = (minutes: number) => t('units:ledger.hourSign', { hours: format.hours(minutes) })
  return (
    <Panel title={t('units:ledger.balance')} aside={<b className="text-xl leading-6 text-ink tabular-nums">{hours(outlook.balance)}</b>}>
      <dl className="tabular-nums">
        <Line name={t('units:ledger.sold')} value={hours(outlook.sold)} />
        {outlook.extra > 0 && <Line name={t('units:ledger.extra')} value={hours(outlook.extra)} />}
        <Line name={t('units:ledger.used')} value={used > 0 ? `− ${hours(used)}` : hours(0)} />
        <Line name={t('units:ledger.balance')} value={hours(outlook.balance)} isSum />
        <Line name={t('units:ledger.held')} value={outlook.held > 0 ? `− ${hours(outlook.held)}` : hours(0)} />
        <Line name={t('units:ledger.free')} value={hours(outlook.free)} isSum />
      </dl>
      <p className="mt-4 flex justify-between gap-3 rounded-md bg-sunken px-3 py-2 text-ink2">
        {t('units:ledger.travel')}
        <b className="tabular-nums">
          {format.km(Math.round(travel.metres / 1000))} · {format.euro(travel.cents)}
        </b>
      </p>
      <PastBalance past={ledger.past} unit={ledger.unit} today={today} />
    </Panel>
  )
}

function Line({ name, value, isSum = false }: { name: string; value: string; isSum?: boolean }) {
  return (
    <div className={isSum ? 'flex justify-between border-t border-edge py-1.5 font-semibold' : 'flex justify-between py-1.5'}>
      <dt className={isSum ? undefined : 'text-ink2'}>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
