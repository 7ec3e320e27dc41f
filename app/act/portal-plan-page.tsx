import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { PortalFrame } from '#app/portal/portal-frame'
import { groupOf } from '#app/segments/segment-colour'
import { Button } from '#app/ui/button'
import { Chip, Marker } from '#app/ui/chip'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { dayOf } from '#domain/calendar/moment'
import { kindName } from './kind-name'
import { PlanTalk } from './plan-talk'
import type { PortalPlan } from './portal-plan.server'

/** The plan as the client reads it: per segment what it gets, with a button to agree with that part or with the whole, and room to say something. */
export function PortalPlanPage({ plan, op }: { plan: PortalPlan; op: string }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  return (
    <PortalFrame title={t('actions:portal.title')} lead={`${plan.campaign} · ${t('actions:talk.edition', { edition: plan.edition })}`}>
      {plan.approved ? (
        <Notice tone="ok">
          {t('actions:portal.agreed', { by: plan.approved.by, day: format.day(dayOf(plan.approved.at)), edition: plan.edition })}
        </Notice>
      ) : (
        <Panel title={t('actions:portal.ask')} lead={t('actions:portal.askLead', { day: format.day(dayOf(plan.askedAt)) })}>
          {plan.mayAgree ? <Agree plan={plan} op={op} segmentId="" /> : <p className="text-ink2">{t('actions:portal.notYours')}</p>}
        </Panel>
      )}
      {plan.overrun && (
        <Notice tone="warn">
          {t('actions:portal.overrun', { over: format.duration(plan.overrun.minutes), words: plan.overrun.words })}
        </Notice>
      )}
      {plan.segments.map((segment) => (
        <Panel
          key={segment.id}
          title={
            <Marker colour={groupOf[segment.colour]}>
              <span className="text-base text-ink">{segment.name}</span>
            </Marker>
          }
          lead={t('actions:customers', { count: segment.customers })}
          aside={segment.agreed && <Chip tone="ok">{t('actions:portal.partAgreed', { by: segment.agreed.by })}</Chip>}
        >
          <ul className="divide-y divide-line">
            {segment.activities.map((activity) => (
              <li key={activity.id} className="flex flex-wrap gap-x-4 py-1.5">
                <b className="font-medium">
                  {activity.target} × {kindName(activity, t)}
                </b>
                <span className="text-ink2">
                  {[activity.aim, activity.dueOn && t('actions:due', { day: format.day(activity.dueOn) })].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {!plan.approved && plan.mayAgree && !segment.agreed && (
            <div className="mt-3">
              <Agree plan={plan} op={`${op.slice(0, 24)}${segment.id.slice(24)}`} segmentId={segment.id} name={segment.name} />
            </div>
          )}
        </Panel>
      ))}
      <Remarks plan={plan} />
    </PortalFrame>
  )
}

function Agree({ plan, op, segmentId, name }: { plan: PortalPlan; op: string; segmentId: string; name?: string }) {
  const { t } = useTranslation(['common', 'actions'])
  const agreeing = useFetcher<{ edition: number } | Refused>()
  return (
    <agreeing.Form method="post" className="grid justify-items-start gap-2">
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="act" value="agree" />
      <input type="hidden" name="edition" value={plan.edition} />
      <input type="hidden" name="segmentId" value={segmentId} />
      {agreeing.data && 'message' in agreeing.data && (
        <Notice tone="bad" live>
          {agreeing.data.message}
        </Notice>
      )}
      <Button type="submit" look={segmentId ? 'secondary' : 'primary'} busy={agreeing.state !== 'idle'}>
        {segmentId ? t('actions:portal.agreePart', { segment: name }) : t('actions:portal.agree')}
      </Button>
    </agreeing.Form>
  )
}

function Remarks({ plan }: { plan: PortalPlan }) {
  return <PlanTalk comments={plan.comments} segments={plan.segments} action="?" fixed={{ act: 'say' }} />
}
