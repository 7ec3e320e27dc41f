import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Checkbox } from '#app/ui/checkbox'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { TextLink } from '#app/ui/link-button'
import { useKeys } from '#app/ui/use-keys'
import { type ScriptNames, scriptFrom, spokenParts } from '#domain/carry-out/call-script'
import type { CallDesk } from './call-desk.server'
import { toldLines } from './round-told'

/** What to say, step by step with the names filled in, what to answer, and what the client told us to mind. The arrows go from step to step. */
export function CallScript({ desk, contact, campaignId }: { desk: CallDesk; contact: string | null; campaignId: string }) {
  const { t } = useTranslation(['common', 'run'])
  const { script, scriptEdition, problem } = desk.plan
  const names: ScriptNames = {
    ...{ contact, customer: desk.customer.name, client: desk.client, caller: desk.caller },
    ...{ place: desk.customer.place, problem },
  }
  const told = toldLines(desk.plan, t, useFormat())
  const { steps, objections } = scriptFrom(script ?? '')
  const all = [
    { title: t('run:calls.steps.open'), body: <Opening desk={desk} contact={contact} /> },
    ...(steps.length === 0 ? [{ title: t('run:calls.steps.why'), body: <NoScript campaignId={campaignId} /> }] : []),
    ...steps.map(({ title, text }) => ({ title: title ?? t('run:calls.steps.why'), body: <Spoken text={text} names={names} /> })),
    ...(steps.length < 2 ? [{ title: t('run:calls.steps.appointment'), body: t('run:calls.steps.appointmentHow') }] : []),
    { title: t('run:calls.steps.end'), body: <RoundOff mails={desk.email !== null} /> },
  ]
  return (
    <section className="grid content-start gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-base font-semibold">{t('run:calls.script')}</h2>
        {scriptEdition !== null && <span className="text-xs text-ink3">{t('run:calls.scriptEdition', { edition: scriptEdition })}</span>}
      </div>
      {told.length > 0 && (
        <div className="border-l-2 border-edge pl-3">
          <h3 className="text-xs font-semibold text-ink3">{t('run:calls.round')}</h3>
          <dl className="mt-1 grid gap-1">
            {told.map(({ key, label, text }) => (
              <div key={key}>
                <dt className="inline font-semibold">{label}: </dt>
                <dd className="inline whitespace-pre-line text-ink2">{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <Steps steps={all} />
      <Objections objections={objections.length > 0 ? objections : usualObjections.map((name) => usual(t, name))} names={names} />
    </section>
  )
}

type Words = ReturnType<typeof useTranslation<['common', 'run']>>['t']

const usualObjections = ['noTime', 'noNeed', 'mail'] as const

const usual = (t: Words, name: (typeof usualObjections)[number]) => ({
  says: t(`run:calls.objections.${name}.says`),
  answer: t(`run:calls.objections.${name}.answer`),
})

const [nextKey, backKey] = ['ArrowRight', 'ArrowLeft'] as const

/** The steps of the talk: those behind are ticked, the one under way stands out. */
function Steps({ steps }: { steps: readonly { title: string; body: ReactNode }[] }) {
  const { t } = useTranslation(['common', 'run'])
  const [at, setAt] = useState(0)
  const go = (to: number) => setAt(Math.max(0, Math.min(steps.length - 1, to)))
  useKeys({ [nextKey]: () => go(at + 1), [backKey]: () => go(at - 1) }, { first: true })
  return (
    <ol className="grid gap-3.5">
      {steps.map(({ title, body }, index) => (
        <li key={title} aria-current={index === at ? 'step' : undefined} className="flex gap-3">
          <button
            type="button"
            onClick={() => go(index)}
            aria-label={t('run:calls.steps.to', { number: index + 1, title })}
            className={classes(
              'relative mt-0.5 grid size-5 shrink-0 place-items-center rounded-full text-2xs font-bold before:absolute before:-inset-3 md:before:-inset-1',
              index < at ? 'bg-ok text-surface' : index === at ? 'bg-brand text-brand-ink' : 'bg-sunken text-ink3',
            )}
          >
            {index < at ? <Check aria-hidden size={12} strokeWidth={3} /> : index + 1}
          </button>
          <div className="min-w-0 flex-1">
            <h3 className={classes('font-semibold', index < at && 'text-ink3')}>{title}</h3>
            <div className={classes('max-w-[60ch] text-pretty', index === at ? 'text-base' : 'text-ink3')}>{body}</div>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** For whom, who calls and why: in the first words of every call. */
function Opening({ desk, contact }: { desk: CallDesk; contact: string | null }) {
  const { t } = useTranslation(['common', 'run'])
  const names = { caller: desk.caller, client: desk.client, contact: contact ?? desk.customer.name }
  return t(desk.promised ? 'run:calls.openingPromised' : 'run:calls.opening', names)
}

function Spoken({ text, names }: { text: string; names: ScriptNames }) {
  return (
    <span className="whitespace-pre-line">
      {spokenParts(text, names).map(({ text: part, told }, at) => {
        const key = `${at} ${part}`
        return told ? (
          <mark key={key} className="rounded bg-now-soft px-1 text-now-text">
            {part}
          </mark>
        ) : (
          <span key={key}>{part}</span>
        )
      })}
    </span>
  )
}

function NoScript({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <>
      {t('run:calls.noScript')} <TextLink to={`/campaigns/${campaignId}/actions`}>{t('run:inventory.toPlan')}</TextLink>
    </>
  )
}

/** The end of every call: the appointment said again, and the right to be called no more. */
function RoundOff({ mails }: { mails: boolean }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <>
      {t(mails ? 'run:calls.steps.endMailed' : 'run:calls.steps.endHow')} {t('run:calls.objection')}
      <Checkbox
        name="objectionOffered"
        aria-keyshortcuts="R"
        label={
          <span className="text-sm text-ink">
            {t('run:calls.objectionOffered')} <Kbd>R</Kbd>
          </span>
        }
      />
      <Checkbox
        name="withFollowUp"
        defaultChecked
        label={<span className="text-sm text-ink">{t('run:calls.followUp')}</span>}
        className="-mt-2"
      />
    </>
  )
}

/** What they may say, and what to answer: one at a time. */
function Objections({ objections, names }: { objections: readonly { says: string; answer: string }[]; names: ScriptNames }) {
  const { t } = useTranslation(['common', 'run'])
  const [shown, setShown] = useState(0)
  return (
    <div className="rounded-lg border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-1.5">
        <h3 className="text-xs font-semibold text-ink3">{t('run:calls.objections.when')}</h3>
        {objections.map(({ says }, at) => (
          <button
            key={says}
            type="button"
            aria-pressed={at === shown}
            onClick={() => setShown(at)}
            className={classes(
              'min-h-11 rounded-full px-2.5 text-xs font-medium md:min-h-6',
              at === shown ? 'bg-brand-soft text-brand-text' : 'text-ink2 hover:bg-sunken',
            )}
          >
            “{says}”
          </button>
        ))}
      </div>
      <p className="mt-1.5 text-ink2">
        <Spoken text={objections[shown]?.answer ?? ''} names={names} />
      </p>
    </div>
  )
}
