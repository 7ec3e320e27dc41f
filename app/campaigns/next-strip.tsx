import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { NowStripProps } from '#app/ui/now-strip'
import type { NextAction, PromisedCall } from '#domain/carry-out/next-action'

type Words = TFunction<['common', 'campaigns']>

interface Around {
  next: NextAction
  campaignId: string
  unitId: string | null
  customers: number
}

/** The next action in words, with where it is done. */
export function useNextStrip(around: Around): NowStripProps {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  const { next, customers } = around
  const strip = (title: string, detail?: string): NowStripProps => ({
    title,
    detail,
    to: placeOf(around),
    actionLabel: t(`campaigns:next.buttons.${next.kind}`),
  })
  switch (next.kind) {
    case 'call-back':
      return strip(
        t('campaigns:next.callBack', { count: next.calls.length, words: inWords(next.calls.length, t) }),
        whoWaits(next.calls, t),
      )
    case 'ask-approval-again':
      return strip(
        t('campaigns:next.askApprovalAgain'),
        t('campaigns:next.askApprovalAgainDetail', { edition: next.edition, day: format.day(next.askedOn) }),
      )
    case 'release-report':
      return next.isDrafted
        ? strip(t('campaigns:next.releaseReport', { number: next.number }), t('campaigns:next.releaseReportDetail'))
        : strip(t('campaigns:next.writeReport', { number: next.number }), t('campaigns:next.writeReportDetail'))
    case 'bring-customers':
      return strip(t('campaigns:next.bringCustomers'), t('campaigns:next.bringCustomersDetail'))
    case 'decide-duplicates':
      return strip(t('campaigns:next.decideDuplicates', { count: next.groups }), t('campaigns:next.decideDuplicatesDetail'))
    case 'make-segments':
      return strip(t('campaigns:next.makeSegments'), t('campaigns:next.makeSegmentsDetail', { customers: format.number(customers) }))
    case 'plan-activities':
      return strip(t('campaigns:next.planActivities'), t('campaigns:next.planActivitiesDetail'))
    case 'take-stock':
      return strip(t('campaigns:next.takeStock', { count: next.customers }), t('campaigns:next.takeStockDetail'))
    case 'book-visits':
      return strip(
        t('campaigns:next.bookVisits', { count: Math.min(next.short, next.bookable) }),
        t('campaigns:next.bookVisitsDetail', { count: next.bookable }),
      )
    case 'prepare-evaluation':
      return strip(t('campaigns:next.prepareEvaluation'), t('campaigns:next.prepareEvaluationDetail', { day: format.day(next.on) }))
    case 'make-visits':
      return strip(t('campaigns:next.makeVisits', { count: next.appointments }))
    case 'nothing':
      return strip(t('campaigns:next.nothing'))
  }
}

function placeOf({ next, campaignId, unitId }: Around): string {
  const home = `/campaigns/${campaignId}`
  switch (next.kind) {
    case 'call-back':
      return '/calls'
    case 'ask-approval-again':
    case 'plan-activities':
      return `${home}/actions`
    case 'release-report':
    case 'prepare-evaluation':
      return `${home}/run/reports`
    case 'bring-customers':
      return `${home}/clean/import`
    case 'decide-duplicates':
      return `${home}/clean/duplicates`
    case 'make-segments':
      return `${home}/segments`
    case 'take-stock':
      return `${home}/run/inventory`
    case 'book-visits':
      return `${home}/run/calls`
    case 'make-visits':
      return '/agenda'
    case 'nothing':
      return unitId ? `/units/${unitId}` : home
  }
}

/** "Wim Hendriks at 10:00, then Van Zanten and Rivierenland." Three names at most. */
function whoWaits(calls: readonly PromisedCall[], t: Words): string {
  const [first, ...others] = calls.slice(0, 3)
  if (!first) return ''
  const who = first.contact ?? spoken(first.customer)
  const shown = first.at ? t('campaigns:next.callBackAt', { who, time: first.at }) : who
  const names = others.map((call) => spoken(call.customer))
  const rest = names.length > 0 ? t('campaigns:next.callBackThen', { names: names.join(` ${t('campaigns:next.and')} `) }) : ''
  return `${shown}${rest}.`
}

// As one says it: nobody speaks of the B.V. of somebody they call.
function spoken(customer: string): string {
  return customer.replace(/\s+(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?)$/i, '')
}

function inWords(count: number, t: Words): string {
  const name = (['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const)[count - 2]
  return name ? t(`campaigns:numbers.${name}`) : String(count)
}
