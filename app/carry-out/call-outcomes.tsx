import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Kbd } from '#app/ui/kbd'
import { MinutesField } from '#app/ui/minutes-field'
import { Textarea } from '#app/ui/textarea'
import type { Day } from '#domain/calendar/day'
import type { CallDesk } from './call-desk.server'
import { CallbackPanel, NoPanel, OwnMomentPanel, WrongPanel } from './call-panels'
import type { SlotOffer } from './slots.server'

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
  /** Whole minutes since the customer was opened. */
  elapsed: number
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

/** The bottom of the desk: the note, the minutes, and one button per way a call ends. */
export function CallOutcomes({ desk, today, elapsed, note, hasPerson, opened, onOpen, chosen, blocked, busy, onEnd }: CallOutcomesProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const opens = (part: Exclude<Opened, null>) => ({ 'aria-expanded': opened === part, onClick: () => onOpen(part), disabled: blocked })
  return (
    <section
      aria-label={t('run:calls.outcome')}
      className="contents md:sticky md:bottom-0 md:z-20 md:grid md:gap-2 md:border-t md:border-line md:bg-paper md:py-3"
    >
      {opened === 'own' && <OwnMomentPanel desk={desk} today={today} />}
      {opened === 'callback' && <CallbackPanel today={today} onEnd={onEnd} />}
      {opened === 'no' && <NoPanel hasPerson={hasPerson} onEnd={onEnd} />}
      {opened === 'wrong' && <WrongPanel desk={desk} hasPerson={hasPerson} onEnd={onEnd} />}
      <div className="grid grid-cols-[minmax(0,1fr)_9rem] gap-3 md:grid-cols-[minmax(0,1fr)_9rem]">
        <Field
          label={
            <>
              {t('run:calls.note')} <Kbd>/</Kbd>
              {note.keptAt && <span className="ml-2 font-normal text-ink3">{t('run:calls.noteKept', { time: note.keptAt })}</span>}
            </>
          }
        >
          <Textarea
            name="note"
            rows={1}
            maxLength={4000}
            className="max-h-40 min-h-11! md:min-h-9!"
            placeholder={t('run:calls.notePlaceholder')}
            value={note.text}
            onChange={(event) => note.write(event.target.value)}
          />
        </Field>
        <CallMinutes elapsed={elapsed} />
      </div>
      <div className="sticky bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 -mx-4 grid grid-cols-2 gap-2 border-t border-line bg-paper px-4 py-2 md:static md:mx-0 md:flex md:flex-wrap md:items-center md:border-0 md:p-0">
        <Button
          type="submit"
          look="primary"
          keyHint="Enter"
          busy={busy}
          disabled={blocked || (opened === 'own' ? false : chosen === null || opened !== null)}
          className="col-span-2"
        >
          {chosen && opened === null ? t('run:calls.bookAt', { when: format.momentAt(chosen.startsAt) }) : t('run:calls.book')}
        </Button>
        <Button {...opens('callback')} keyHint="T">
          {t('run:calls.outcomes.callback')}
        </Button>
        <Button onClick={() => onEnd('no-answer')} disabled={busy} keyHint="X">
          {t('run:calls.outcomes.no-answer')}
        </Button>
        <Button {...opens('no')} keyHint="N">
          {t('run:calls.outcomes.does-not-want')}
        </Button>
        <Button {...opens('wrong')} keyHint="W">
          {t('run:calls.outcomes.wrong-data')}
        </Button>
        <Checkbox name="objectionOffered" label={t('run:calls.objectionOffered')} />
      </div>
    </section>
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
      label={t('run:calls.minutes')}
      defaultValue={shown}
      onMinutes={() => setKept(shown)}
      required
    />
  )
}
