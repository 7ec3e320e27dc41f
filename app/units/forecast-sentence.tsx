import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { textTones } from '#app/ui/tone'
import { type Outlook, riskOf, riskTones } from './outlook'

type Words = TFunction<['common', 'units']>
type Format = ReturnType<typeof useFormat>

/** "Probably 29. A visit now takes 2 h 10, planned was 2 h. The hours are gone around 16 December." */
export function ForecastSentence({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { lead, rest } = sentence(outlook, t, format)
  return (
    <>
      <b className={textTones[riskTones[riskOf(outlook)]]} title={sumInWords(outlook, t, format)}>
        {lead}
      </b>{' '}
      {rest.join(' ')}
    </>
  )
}

function sentence(outlook: Outlook, t: Words, format: Format): { lead: string; rest: string[] } {
  const { target, visits, done, balance, extra, plannedMinutesPerVisit, minutesPerVisit } = outlook
  const planned = format.duration(plannedMinutesPerVisit)
  switch (riskOf(outlook)) {
    case 'reached':
      return {
        lead: t('units:forecast.doneLead', { done, target }),
        rest: balance > 0 ? [t('units:forecast.done', { left: format.duration(balance) })] : [],
      }
    case 'early':
      return { lead: t('units:forecast.normLead'), rest: [t('units:forecast.norm', { planned })] }
    case 'good':
      return {
        lead: t('units:forecast.yesLead', { target }),
        rest: [t('units:forecast.cost', { cost: format.duration(minutesPerVisit), planned }), ...end(outlook, t, format)],
      }
    default:
      if (balance <= 0) {
        const over = extra > 0 ? t('units:forecast.over', { extra: format.duration(extra) }) : t('units:forecast.overUnpaid')
        return { lead: t('units:forecast.overLead'), rest: [over] }
      }
      return {
        lead: t('units:forecast.noLead', { visits }),
        rest: [t('units:forecast.cost', { cost: format.duration(minutesPerVisit), planned }), binding(outlook, t, format)],
      }
  }
}

/** Which of the three runs out first: hours, days or customers. */
function binding(outlook: Outlook, t: Words, format: Format): string {
  if (outlook.binds === 'days') return t('units:forecast.binds.days')
  const { customers } = outlook.left
  if (outlook.binds === 'customers')
    return customers === 0 ? t('units:forecast.binds.noCustomers') : t('units:forecast.binds.customers', { count: customers })
  return end(outlook, t, format)[0] ?? ''
}

function end({ endsOn, endsBetween: { from, to } }: Outlook, t: Words, format: Format): string[] {
  if (endsOn && from && to) {
    const days = { day: format.day(endsOn, 'plain'), from: format.day(from, 'plain'), to: format.day(to, 'plain') }
    return [t('units:forecast.endBetween', days)]
  }
  return endsOn ? [t('units:forecast.end', { day: format.day(endsOn, 'plain') })] : []
}

/** The sum behind the sentence, for who asks. */
function sumInWords(outlook: Outlook, t: Words, format: Format): string | undefined {
  const { basis, done, measuredMinutesPerVisit, plannedMinutesPerVisit, minutesPerVisit, balance, reservedMinutes, visits } = outlook
  if (basis === 'norm' || measuredMinutesPerVisit === null || done >= outlook.target || outlook.binds !== 'hours') return undefined
  return t('units:forecast.sum', {
    count: done,
    measured: format.duration(measuredMinutesPerVisit),
    planned: format.duration(plannedMinutesPerVisit),
    weight: done + 6,
    cost: format.duration(minutesPerVisit),
    left: format.duration(balance),
    reserved: format.duration(reservedMinutes),
    more: visits - done,
  })
}
