import {
  Handshake,
  Heart,
  History,
  ListChecks,
  type LucideIcon,
  MessageSquareWarning,
  SquareParking,
  TrendingUp,
  User,
  UserCheck,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import type { BriefingSheet, PartKey } from './briefing-sheet.server'

const icons: Record<Exclude<PartKey, 'questions'>, LucideIcon> = {
  decides: User,
  promises: UserCheck,
  contacts: History,
  numbers: TrendingUp,
  wishes: ListChecks,
  personal: Heart,
  met: Handshake,
  arrival: SquareParking,
}

/** What the visit is for, large, and what to mind. */
export function BriefingTop({ sheet }: { sheet: Pick<BriefingSheet, 'goal' | 'problem'> }) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <>
      {sheet.goal && (
        <p className="rounded-2xl bg-brand-soft p-4 text-lg leading-snug text-pretty text-ink">
          <b className="mb-1 block text-sm font-medium text-brand-text">{t('visits:sheet.goal')}</b>
          {sheet.goal}
        </p>
      )}
      {sheet.problem && (
        <p className="flex gap-3 rounded-xl bg-now-soft px-4 py-3 text-base text-pretty text-now-text">
          <MessageSquareWarning aria-hidden size={20} className="mt-0.5 shrink-0" />
          <span>
            <b className="block text-xs font-semibold">{t('visits:briefing.problem')}</b>
            {sheet.problem}
          </span>
        </p>
      )}
    </>
  )
}

/** The rest of a briefing: a line with a sign for each thing to know, and the questions for the talk. */
export function BriefingParts({ parts }: { parts: BriefingSheet['parts'] }) {
  const questions = parts.find(({ key }) => key === 'questions')
  return (
    <>
      <dl className="grid gap-4 px-1 py-1">
        {parts.map((part) => part.key !== 'questions' && <Part key={part.key} part={part} icon={icons[part.key]} />)}
      </dl>
      {questions && (
        <section className="rounded-2xl border border-line bg-surface p-4">
          <h2 className="mb-2 text-sm font-medium text-ink3">{questions.heading}</h2>
          <ol className="grid list-inside list-decimal gap-1.5 text-base">
            {questions.points.map((point) => (
              <li key={point}>{point.replace(/^\d+[.)]\s*/, '')}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function Part({ part, icon: Icon }: { part: BriefingSheet['parts'][number]; icon: LucideIcon }) {
  return (
    <div className="grid grid-cols-[1.75rem_1fr] gap-x-2">
      <Icon
        aria-hidden
        size={20}
        strokeWidth={1.9}
        className={classes('mt-0.5', part.key === 'personal' ? 'text-now-text' : 'text-ink3')}
      />
      <div>
        <dt className="text-xs text-ink3">{part.heading}</dt>
        {part.points.map((point) => (
          <dd key={point} className="line-clamp-4 max-w-[68ch] text-pretty whitespace-pre-line">
            {point}
          </dd>
        ))}
      </div>
    </div>
  )
}
