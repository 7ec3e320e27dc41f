import { CalendarCheck, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Kbd } from '#app/ui/kbd'
import { MinutesField } from '#app/ui/minutes-field'
import { Textarea } from '#app/ui/textarea'
import type { Day } from '#domain/calendar/day'
import type { CallDesk } from './call-desk.server'
import { CallbackPanel, NoPanel, OwnMomentPanel, WrongPanel } from './call-panels'
import type { SlotOffer } from './slots.server'
import type { CallClock } from './use-call-clock'

export type Outcome =
  | 'booked'
  | 'callback'
  | 'no-answer'
  | 'does-not-want'
  | 'phone-instead'
  | 'wrong-data'
  | 'left-company'
  | 'do-not-call'

/** Which outcome is being filled in. */
export type Opened = null | 'own' | 'callback' | 'no' | 'wrong'

export type End = (outcome: Outcome, more?: Record<string, string>) => void

interface CallOutcomesProps {
  desk: CallDesk
  today: Day
  clock: CallClock
  note: { text: string; write: (text: string) => void; keptAt: string | null }
  /** Somebody known is on the line. */
  hasPerson: boolean
  opened: Opened
  onOpen: (to: Opened) => void
  chosen: SlotOffer | null
  /** A reason is needed first. */
  blocked: boolean
  busy: boolean
  onEnd: End
}

/** The bottom of the desk: the note, one button per way a call ends, the follow-up and the minutes. */
export function CallOutcomes({ desk, today, clock, note, hasPerson, opened, onOpen, chosen, blocked, busy, onEnd }: CallOutcomesProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const opens = (part: Exclude<Opened, null>) => ({ 'aria-expanded': opened === part, onClick: () => onOpen(part), disabled: blocked })
  const books = opened === 'own' || (chosen !== null && opened === null)
  return (
    <section
      aria-label={t('run:calls.outcome')}
      className="contents md:sticky md:bottom-0 md:z-20 md:mt-auto md:grid md:gap-2.5 md:border-t md:border-line md:bg-surface md:px-4 md:py-3 lg:px-6"
    >
      {opened === 'own' && <OwnMomentPanel desk={desk} today={today} />}
      {opened === 'callback' && <CallbackPanel today={today} now={clock.now} onEnd={onEnd} />}
      {opened === 'no' && <NoPanel hasPerson={hasPerson} onEnd={onEnd} />}
      {opened === 'wrong' && <WrongPanel desk={desk} hasPerson={hasPerson} onEnd={onEnd} />}
      <div className="flex items-start gap-2 max-md:px-4">
        <CallNote {...note} />
        <CallMinutes elapsed={clock.elapsed} />
      </div>
      <div className="sticky bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 grid grid-cols-2 gap-2 border-t border-line bg-paper px-4 py-2 md:static md:flex md:flex-wrap md:items-center xl:flex-nowrap md:border-0 md:bg-transparent md:p-0">
        <Button
          type="submit"
          look="primary"
          keyHint="Enter"
          busy={busy}
          disabled={blocked || !books}
          className="col-span-2 md:min-h-11! md:flex-1 md:shrink md:px-2!"
        >
          <CalendarCheck aria-hidden size={18} className="shrink-0" />
          {chosen && opened === null ? t('run:calls.bookAt', { when: format.momentAt(chosen.startsAt) }) : t('run:calls.book')}
        </Button>
        <Button {...opens('callback')} keyHint="T" className="md:min-h-11! md:px-2.5!">
          {t('run:calls.outcomes.callback')}
        </Button>
        <Button onClick={() => onEnd('no-answer')} disabled={busy} keyHint="X" className="md:min-h-11! md:px-2.5!">
          {t('run:calls.outcomes.no-answer')}
        </Button>
        <Button {...opens('no')} keyHint="N" className="md:min-h-11! md:px-2.5!">
          {t('run:calls.noShort')}
        </Button>
        <Button {...opens('wrong')} keyHint="W" className="md:min-h-11! md:px-2.5!">
          {t('run:calls.wrongShort')}
        </Button>
      </div>
    </section>
  )
}

/** What was said, kept while it is typed. */
function CallNote({ text, write, keptAt }: CallOutcomesProps['note']) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <Field label={t('run:calls.note')} hideLabel className="flex-1">
      <span className="relative flex">
        <PenLine aria-hidden size={16} className="pointer-events-none absolute top-3.5 left-3 text-ink3" />
        <Textarea
          name="note"
          rows={1}
          maxLength={4000}
          className="max-h-40 min-h-11! resize-none! py-2.5! pr-28! pl-9! text-base"
          placeholder={t('run:calls.notePlaceholder')}
          value={text}
          onChange={(event) => write(event.target.value)}
        />
        <span className="pointer-events-none absolute top-3 right-3 flex items-center gap-2 text-xs text-ink3">
          {keptAt && t('run:calls.noteKept', { time: keptAt })} <Kbd>/</Kbd>
        </span>
      </span>
    </Field>
  )
}

/** How long the call took: the clock fills it in until somebody does. */
function CallMinutes({ elapsed }: { elapsed: number }) {
  const { t } = useTranslation(['common', 'run'])
  const [kept, setKept] = useState<number | null>(null)
  const shown = kept ?? elapsed
  return (
    <MinutesField
      key={shown}
      name="minutes"
      label={<span className="sr-only">{t('run:calls.minutes')}</span>}
      defaultValue={shown}
      onMinutes={() => setKept(shown)}
      required
      className="w-32 gap-0! md:[&_input]:min-h-11"
    />
  )
}
