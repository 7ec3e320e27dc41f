import { useNavigate, useSearchParams } from '@remix-run/react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { tellDone, tellFailed } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import { OverrunChoice } from '#app/units/overrun-choice'
import { isOverrideReason } from '#domain/relations/guard'
import type { CallPage } from './call-desk.server'
import { useFinished } from './call-desk-frame'
import { CallGuard, needsReason } from './call-guard'
import { CallHeader } from './call-header'
import { CallOutcomes, type Opened, type Outcome } from './call-outcomes'
import { pickIn } from './call-panels'
import { CallScript } from './call-script'
import { CallSide } from './call-side'
import { CallSlots } from './call-slots'
import { keepNextDesk } from './next-desk'
import type { SlotOffer } from './slots.server'
import { useCallClock } from './use-call-clock'
import { useCallNote } from './use-call-note'
import { useClaim } from './use-claim'
import { type OutcomeAnswer, useOutcome } from './use-outcome'
import { slotKey, useSlots } from './use-slots'

type CallDeskScreenProps = CallPage & { campaignId: string }

const closeKey = 'Escape'

/** One customer on the line: what to say, the best moments, and how it ended. One key per outcome; the note is kept while it is typed. */
export function CallDeskScreen({ desk, campaignId, op, at, today, mayOverrun }: CallDeskScreenProps) {
  const { t } = useTranslation(['common', 'run', 'units'])
  const format = useFormat()
  const navigate = useNavigate()
  const { customer } = desk
  const page = `/campaigns/${campaignId}/run/calls/${customer.id}`
  const form = useRef<HTMLFormElement>(null)
  const clock = useCallClock(at)
  const [search, setSearch] = useSearchParams()
  const mergedFrom = search.get('from')
  const { note, keptAt, write: writeNote, forget } = useCallNote(campaignId, customer.id, mergedFrom)
  const contactId = desk.contactId ?? ''
  const setContactId = (contact: string) => setSearch(withContact(search, contact), { replace: true, preventScrollReset: true })
  useClaim(page)
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState<Opened>(null)
  const slots = useSlots(page)
  const { found, chosen } = slots
  const closed = !desk.guard.mayOverride
  const blocked = closed || (needsReason(desk) && !isOverrideReason(reason))
  const finished = useFinished()
  useForgetErased(desk.isErased, forget)
  const {
    answer,
    busy,
    send: write,
  } = useOutcome(
    page,
    (call, isHere) => {
      forget()
      if (isHere && call.nextId) keepNextDesk(call.nextId, call.next)
      finished({ ...call, customerId: customer.id, name: customer.name, isHere })
    },
    (unheard) => tellFailed(t('run:calls.unheard', { name: customer.name }), 'message' in unheard ? unheard.message : undefined),
  )
  useWhenTaken(answer, slots.again)

  const send = (outcome: Outcome, more: Record<string, string> = {}) => {
    if (!form.current || busy || (desk.isErased ? outcome !== 'do-not-call' : closed || (blocked && outcome !== 'no-answer'))) return
    const fields = new FormData(form.current)
    fields.delete('slot')
    const proposed = proposedAfter(outcome, desk.isLastTry, fields, more)
    const followUp = fields.has('withFollowUp') && proposed ? t(`run:calls.followUps.${proposed}`, { name: customer.name }) : ''
    fields.delete('withFollowUp')
    for (const [name, value] of Object.entries({ outcome, followUp, ...more })) fields.set(name, value)
    void write(Object.fromEntries(fields) as Record<string, string>, search.size > 0 ? `?${withContact(search, null)}` : '')
  }
  const book = () => {
    if (opened === 'own') return send('booked')
    if (!chosen || opened !== null || !slots.isSettled()) return
    const { staffId, startsAt, minutes, extraMinutes, displaces } = chosen
    const drive = String(Math.max(0, extraMinutes))
    send('booked', { staffId, startsAt, visitMinutes: String(minutes), driveMinutes: drive, displacesId: displaces?.id ?? '' })
  }
  const choose = (slot: SlotOffer) => {
    setOpened(null)
    slots.choose(slot)
  }
  const pick = (rank: number) => {
    if (opened !== null && opened !== 'own') return pickIn(form.current, rank)
    form.current?.querySelector<HTMLInputElement>(`[data-slot="${rank}"]`)?.focus()
    const slot = found?.slots[rank - 1]
    if (slot) choose(slot)
  }
  const copy = () => {
    if (!found || found.slots.length === 0) return
    const told = () => tellDone(t('run:calls.copied'))
    navigator.clipboard.writeText(found.asText).then(told, () => tellFailed(t('run:calls.notCopied')))
  }
  const open = (to: Opened) => setOpened((now) => (now === to ? null : to))
  const dial = () => form.current?.querySelector<HTMLAnchorElement>('[data-dial]')?.click()
  const name = (field: string) => form.current?.querySelector<HTMLElement>(`[name=${field}]`)
  const keys = {
    1: () => pick(1),
    2: () => pick(2),
    3: () => pick(3),
    4: () => pick(4),
    b: dial,
    m: slots.widen,
    'Shift+M': copy,
    o: () => navigate(`/relations/${customer.id}`),
    r: () => name('objectionOffered')?.click(),
    t: () => !blocked && open('callback'),
    x: () => send('no-answer'),
    n: () => !blocked && open('no'),
    w: () => !blocked && open('wrong'),
    [closeKey]: () => setOpened(null),
    '/': () => name('note')?.focus(),
  }
  useKeys(keys, { first: true })
  useEnterOnPage(book)

  const contact = desk.people.find((person) => person.contactId === contactId)?.name ?? null
  const said = answer && ('lost' in answer ? t('run:calls.lost') : 'message' in answer ? answer.message : firstOf(answer))
  const isShort = answer && 'refused' in answer && ['not-enough-free', 'not-enough-minutes', 'reason-too-short'].includes(answer.refused)
  return (
    <div className="h-full min-h-0 lg:overflow-y-auto xl:grid xl:grid-cols-[minmax(0,1fr)_21rem] xl:overflow-visible">
      <form
        ref={form}
        method="post"
        className="flex min-w-0 flex-col gap-4 pt-4 lg:min-h-full lg:pt-5 xl:min-h-0 xl:overflow-y-auto"
        onKeyDown={stopEnterInFields}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          book()
        }}
      >
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="startedAt" value={clock.startedAt} />
        <div className="grid content-start gap-4 px-4 lg:px-6">
          <CallHeader desk={desk} contactId={contactId} onContact={setContactId} clock={clock} mayDial={!blocked} />
          {mergedFrom && <Notice tone="warn">{t('run:calls.merged', { name: customer.name })}</Notice>}
          {said && (
            <Notice tone="bad" live>
              {said}
            </Notice>
          )}
          {isShort && <OverrunChoice legend={t('units:over.title')} mayOverrun={mayOverrun} others={desk.otherUnits} errors={{}} />}
          {desk.isErased ? (
            <ErasedMeanwhile
              minutes={clock.elapsed}
              busy={busy}
              onBook={() => send('do-not-call')}
              home={`/campaigns/${campaignId}/run/calls`}
            />
          ) : (
            <>
              <CallGuard desk={desk} today={today} reason={reason} onReason={setReason} />
              <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,23.75rem)]">
                <CallScript desk={desk} contact={contact} campaignId={campaignId} />
                <CallSlots
                  found={found}
                  chosen={chosen && slotKey(chosen)}
                  onChoose={choose}
                  wish={slots.wish}
                  onWish={slots.wishFor}
                  isWide={slots.isWide}
                  onWide={slots.widen}
                  onCopy={copy}
                  wasTaken={slots.wasTaken}
                >
                  <Button look="quiet" size="sm" aria-expanded={opened === 'own'} disabled={blocked} onClick={() => open('own')}>
                    {t('run:calls.ownTime')}
                  </Button>
                </CallSlots>
              </div>
            </>
          )}
        </div>
        {!closed && (
          <CallOutcomes
            desk={desk}
            today={today}
            clock={clock}
            note={{ text: note, write: writeNote, keptAt: keptAt && format.timeAt(keptAt) }}
            hasPerson={contactId !== ''}
            opened={opened}
            onOpen={open}
            chosen={chosen}
            blocked={blocked}
            busy={busy}
            onEnd={send}
          />
        )}
      </form>
      <CallSide desk={desk} contactId={contactId} onContact={setContactId} page={page} today={today} />
    </div>
  )
}

/** The filter of the queue stays in the address; with whom one talks comes and goes. */
function withContact(search: URLSearchParams, contact: string | null): URLSearchParams {
  const next = new URLSearchParams(search)
  if (contact === null) next.delete('contact')
  else next.set('contact', contact)
  return next
}

/** The words of the one follow-up that an outcome proposes; null for none. What was mended on the spot needs a call and no mending; who closed needs neither. */
function proposedAfter(outcome: Outcome, isLastTry: boolean, fields: FormData, more: Record<string, string>) {
  if (outcome === 'no-answer') return isLastTry ? 'write' : null
  if (outcome === 'wrong-data' && more.closed) return null
  if (outcome === 'wrong-data' && (fields.get('newPhone') || fields.get('newEmail'))) return 'mended'
  return withFollowUp.has(outcome) ? (outcome as 'booked') : null
}

// The others need none: who is promised a call or did not answer stands in the queue again, unless they were sought often enough.
const withFollowUp: ReadonlySet<Outcome> = new Set<Outcome>(['booked', 'does-not-want', 'phone-instead', 'wrong-data', 'left-company'])

function firstOf({ errors, form }: FormErrors): string | null {
  return Object.values(errors)[0]?.[0] ?? form[0] ?? null
}

/** Who was erased while they were on the line: the minutes count, and then somebody else is called. */
function ErasedMeanwhile({ minutes, busy, onBook, home }: { minutes: number; busy: boolean; onBook: () => void; home: string }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <Notice
      tone="warn"
      live
      title={t('run:calls.erased.title')}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" busy={busy} onClick={onBook}>
            {t('run:calls.erased.book')}
          </Button>
          <LinkButton to={home} size="sm" look="primary">
            {t('run:calls.erased.next')}
          </LinkButton>
        </span>
      }
    >
      <input type="hidden" name="minutes" value={minutes} />
      {t('run:calls.erased.body')}
    </Notice>
  )
}

/** What was typed about somebody who was erased does not stay in this browser either. */
function useForgetErased(isErased: boolean, forget: () => void) {
  const latest = useRef(forget)
  latest.current = forget
  useEffect(() => {
    if (isErased) latest.current()
  }, [isErased])
}

/** A moment that went to somebody else makes room for the next. */
function useWhenTaken(answer: OutcomeAnswer | undefined, onTaken: () => void) {
  const latest = useRef(onTaken)
  latest.current = onTaken
  useEffect(() => {
    if (answer && 'refused' in answer && answer.refused === 'double-booked') latest.current()
  }, [answer])
}

/** Enter books while nothing on the page has the focus; on a slot the form itself is sent. */
function useEnterOnPage(book: () => void) {
  const latest = useRef(book)
  latest.current = book
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || document.activeElement !== document.body) return
      if (document.documentElement.dataset.keys !== 'off') latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

// In a text field Enter means nothing here: it must not book by accident.
function stopEnterInFields(event: KeyboardEvent) {
  const { target } = event
  if (event.key === 'Enter' && target instanceof HTMLInputElement && target.type !== 'radio') event.preventDefault()
}
