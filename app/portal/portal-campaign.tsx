import type { TFunction } from 'i18next'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stepsInWords } from '#app/campaigns/path-panel'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { Progress } from '#app/ui/progress'
import { Stat, Stats } from '#app/ui/stat'
import type { PathStep } from '#app/ui/step-path'
import type { PortalCampaign } from './portal.server'

/** One campaign as its client sees it: what we ask first, then the steps, the hours and whether it will be reached. */
export function PortalCampaignPanel({ campaign }: { campaign: PortalCampaign }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  const { name, startsOn, endsOn, contact, unit, asks, path } = campaign
  const period = `${format.day(startsOn, 'brief')} – ${format.day(endsOn, 'brief')}`
  return (
    <Panel title={name} lead={period} aside={contact ? `${t('campaigns:portal.who')}: ${contact}` : undefined}>
      {asks.length > 0 && <Asks asks={asks} />}
      <Steps steps={stepsInWords(path, '', t, format)} />
      {unit && <Unit unit={unit} />}
      <Papers campaign={campaign} />
    </Panel>
  )
}

function Asks({ asks }: { asks: PortalCampaign['asks'] }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  return (
    <section className="mb-5 rounded-lg bg-now-soft px-4 py-3">
      <h3 className="font-semibold text-now-text">{t('campaigns:portal.asks')}</h3>
      <ul>
        {asks.map(({ id, text, who, dueOn }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1.5 first:border-0">
            <span className="min-w-0 flex-1 basis-60">{text}</span>
            <span className="text-ink2">
              {[who, dueOn && t('campaigns:portal.due', { day: format.day(dueOn) })].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The path without links: a client follows it and does not walk it. */
function Steps({ steps }: { steps: readonly PathStep[] }) {
  const { t } = useTranslation(['common', 'campaigns'])
  return (
    <ol aria-label={t('campaigns:steps.label')} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {steps.map(({ title, state, when, facts, parts }, at) => (
        <li key={title} className="flex gap-3">
          <span
            className={classes(
              'grid size-7 shrink-0 place-items-center rounded-full text-sm font-bold',
              state === 'done' && 'bg-brand text-brand-ink',
              state === 'now' && 'bg-now-text text-now-ink',
              state === 'to-do' && 'border-2 border-edge text-ink3',
            )}
          >
            {state === 'done' ? <Check aria-hidden size={15} strokeWidth={2.6} /> : at + 1}
            <span className="sr-only">
              {state === 'done' ? t('stepDone', { number: at + 1 }) : state === 'now' ? t('stepNow', { number: at + 1 }) : ''}
            </span>
          </span>
          <span className="min-w-0">
            <b className="font-semibold">{title}</b> {when && <span className="text-xs text-ink3">{when}</span>}
            {facts?.map((fact) => (
              <span key={fact} className="block text-ink2">
                {fact}
              </span>
            ))}
            {parts?.map((part) => (
              <span key={part.title} className="block text-ink2">
                {part.title}: {part.fact}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Unit({ unit }: { unit: NonNullable<PortalCampaign['unit']> }) {
  const { t } = useTranslation(['common', 'campaigns', 'units'])
  const format = useFormat()
  const { outlook, sold, used, balance, travel, appointments } = unit
  const { lead, rest } = sentence(outlook, t, format)
  const { hours } = format
  return (
    <section className="mt-5 border-t border-line pt-4">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <p className="max-w-[52ch] flex-1 basis-72 font-serif text-lg leading-7">
          <b className="font-semibold">{lead}</b> {rest}
        </p>
        <Stats className="md:text-right">
          <Stat value={outlook.done} label={t('campaigns:portal.visited', { target: outlook.target })} />
          <Stat value={appointments} label={t('campaigns:portal.booked')} />
          <Stat value={hours(balance)} label={t('campaigns:portal.hoursLeft', { sold: hours(sold) })} />
        </Stats>
      </div>
      <Progress value={used} max={sold} size="md" className="mt-3" label={`${hours(used)} ${t('campaigns:portal.hoursUsed')}`} />
      <p className="mt-2 text-xs text-ink3">
        {unit.name}: {hours(used)} {t('campaigns:portal.hoursUsed')} ·{' '}
        {t('campaigns:portal.travel', { km: format.km(Math.round(travel.metres / 1000)), euro: format.euro(travel.cents) })}
      </p>
      {unit.mayReadLedger && (
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          {unit.mayCallOff && (
            <LinkButton to={`/portal/units/${unit.id}#call-off`} look="primary" size="sm">
              {t('units:callOffs.ask')}
            </LinkButton>
          )}
          <TextLink to={`/portal/units/${unit.id}`}>{t('units:portal.ledger')}</TextLink>
        </p>
      )}
    </section>
  )
}

function sentence(
  outlook: NonNullable<PortalCampaign['unit']>['outlook'],
  t: TFunction<['common', 'campaigns', 'units']>,
  format: ReturnType<typeof useFormat>,
): { lead: string; rest: string } {
  const { basis, done, target, visits, makesTarget, minutesPerVisit, plannedMinutesPerVisit } = outlook
  const cost = t('campaigns:portal.sentence.rest', {
    cost: format.duration(minutesPerVisit),
    planned: format.duration(plannedMinutesPerVisit),
  })
  if (done >= target) return { lead: t('campaigns:portal.sentence.doneLead'), rest: t('campaigns:portal.sentence.done', { target }) }
  if (basis === 'norm') return { lead: t('campaigns:portal.sentence.notYetLead'), rest: t('campaigns:portal.sentence.notYet') }
  if (makesTarget) return { lead: t('campaigns:portal.sentence.yesLead', { target }), rest: cost }
  return { lead: t('campaigns:portal.sentence.noLead', { visits, target }), rest: cost }
}

/** What there is to read and to agree with: the kick-off, the plan, and a round to go through. */
function Papers({ campaign: { id, papers } }: { campaign: PortalCampaign }) {
  const { t } = useTranslation(['common', 'actions', 'kickOff', 'run', 'clean'])
  return (
    <ul className="mt-4 flex flex-wrap gap-2">
      {papers.kickOff && (
        <li>
          <LinkButton to={`/portal/campaigns/${id}/kick-off`} look={papers.kickOff.agreed ? 'secondary' : 'primary'}>
            {t('kickOff:portal.open')}
          </LinkButton>
        </li>
      )}
      {papers.plan && (
        <li>
          <LinkButton to={`/portal/campaigns/${id}/plan`} look={papers.plan.agreed ? 'secondary' : 'primary'}>
            {t('actions:portal.toPlan')}
          </LinkButton>
        </li>
      )}
      {papers.questions > 0 && (
        <li>
          <LinkButton to={`/portal/campaigns/${id}/questions`} look="primary">
            {t('clean:questions.open', { count: papers.questions })}
          </LinkButton>
        </li>
      )}
      {papers.rounds.map((round) => (
        <li key={round.id}>
          <LinkButton to={`/portal/rounds/${round.id}`} look="primary">
            {t('run:portal.open', { name: round.name })}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
