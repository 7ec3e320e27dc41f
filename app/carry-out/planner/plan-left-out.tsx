import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import type { WhyNot } from '#domain/carry-out/planner/plan'
import type { ShownPlan } from './plan-page.server'

/** Who has no place in the plan and why, and what in the calendar cannot all be done. */
export function PlanLeftOut({ plan }: { plan: ShownPlan }) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  const reason = (why: WhyNot) => {
    const said = (name: keyof typeof named) => (name in why ? format.duration((why as unknown as typeof named)[name]) : '')
    const named = { left: 0, needed: 0, driveMinutes: 0, visitMinutes: 0, longestDay: 0 }
    const values = Object.fromEntries(Object.keys(named).map((name) => [name, said(name as keyof typeof named)])) as Record<
      keyof typeof named,
      string
    >
    const day = 'from' in why ? why.from : 'until' in why ? why.until : null
    // Who wants nobody in particular is not kept waiting by a wish: nobody works.
    const kind = why.kind === 'no-consultant' && why.wantedStaffId === null ? 'nobody-works' : why.kind
    return t(`planner:whyNot.${kind}`, { ...values, day: day ? format.day(day) : '' })
  }
  return (
    <>
      {plan.conflicts.length > 0 && (
        <Notice tone="warn" title={t('planner:conflicts.title')}>
          <ul className="list-disc pl-5">
            {plan.conflicts.map((one) => (
              <li key={`${one.kind} ${one.day} ${one.staff} ${one.names.join()}`}>
                {t(`planner:conflicts.${one.kind}`, {
                  day: format.day(one.day),
                  staff: one.staff,
                  first: one.names[0] || t('planner:day.elsewhere'),
                  second: one.names[1] || t('planner:day.elsewhere'),
                  minutes: one.minutesShort,
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {plan.unplaced.length > 0 && (
        <Panel title={t('planner:leftOut.title', { count: plan.unplacedCount })} lead={t('planner:leftOut.lead')}>
          <ul className="divide-y divide-line">
            {plan.unplaced.map((one) => (
              <li key={one.customerId} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-1">
                <Link to={`/relations/${one.customerId}`} className="font-semibold">
                  {one.name}
                </Link>
                <span className="text-sm text-ink3">{reason(one.reason)}</span>
              </li>
            ))}
          </ul>
          {plan.unplacedCount > plan.unplaced.length && (
            <p className="mt-2 text-sm text-ink3">{t('planner:leftOut.more', { count: plan.unplacedCount - plan.unplaced.length })}</p>
          )}
        </Panel>
      )}
    </>
  )
}
