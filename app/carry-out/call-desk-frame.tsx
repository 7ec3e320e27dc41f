import { Outlet, useFetcher, useLocation, useNavigate, useOutletContext, useParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Notice } from '#app/ui/notice'
import { tellDone, tellFailed, tellWithUndo, undoMs } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import { CallDeskBar } from './call-desk-bar'
import type { CallQueuePage } from './call-queue.server'
import { CallQueueList } from './call-queue-list'
import { useLive } from './use-live'
import type { CallWritten } from './use-outcome'

type Finished = (call: FinishedCall) => void

/** `isHere`: the customer was still on the screen; who went on by themselves stays where they are. */
type FinishedCall = Omit<CallWritten, 'next'> & { customerId: string; name: string; isHere: boolean }

/** The queue at the left and who is called beside it. Stays while one call follows the other, so that the last can be taken back. */
export function CallDeskFrame({ campaignId, queue }: { campaignId: string; queue: CallQueuePage }) {
  const { t } = useTranslation(['common', 'run'])
  const navigate = useNavigate()
  const { customerId } = useParams()
  const filter = filterIn(useLocation().search)
  const home = `/campaigns/${campaignId}/run/calls`
  const takeBack = useTakeBack(home)
  const last = useRef<{ undo: () => void; until: number } | null>(null)
  const readSoon = useLive(campaignId)
  const tell = ({ callId, customerId: called, name, mailTo }: FinishedCall) => {
    const undo = () => takeBack(callId, called)
    tellWithUndo(t(mailTo ? 'run:calls.finishedMailed' : 'run:calls.finished', { name, mail: mailTo ?? '' }), {
      label: t('run:calls.undo'),
      undo,
    })
    // Counted from here by a clock that nobody puts right: what time it is on this machine says nothing.
    last.current = { undo, until: performance.now() + undoMs }
    readSoon()
  }
  const tellOnceNextIsThere = useOnArrival(customerId, tell)
  const finished: Finished = (call) => {
    if (!call.isHere) return tell(call)
    tellOnceNextIsThere(call)
    navigate(`${call.nextId ? `${home}/${call.nextId}` : home}${filter}`)
  }
  const go = (by: number) => {
    const at = queue.lines.findIndex((line) => line.customerId === customerId)
    const to = queue.lines[at + by]
    if (to) navigate(`${home}/${to.customerId}${filter}`)
  }
  const [isPaused, setPaused] = useState(false)
  const pause = () => setPaused((now) => !now)
  // Only as long as it is offered: later a slip of the finger would take back a call that a colleague builds on.
  const takeLastBack = () => {
    if (last.current && performance.now() < last.current.until) last.current.undo()
    last.current = null
  }
  useKeys({ z: takeLastBack, j: () => !isPaused && go(1), k: () => !isPaused && go(-1), p: pause })
  return (
    <div className="flex flex-col lg:h-dvh">
      <CallDeskBar campaignId={campaignId} queue={queue} isPaused={isPaused} onPause={pause} />
      <div className="min-h-0 flex-1 lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]">
        <CallQueueList home={home} queue={queue} current={isPaused ? undefined : customerId} filter={filter} />
        <div className="flex min-h-0 min-w-0 flex-col">
          {queue.stuckMails > 0 && (
            <div className="px-4 pt-4 lg:px-6">
              <Notice tone="warn" live>
                {t('run:calls.mailStuck', { count: queue.stuckMails })}
              </Notice>
            </div>
          )}
          <div className="min-h-0 flex-1">{isPaused ? <Paused onGoOn={pause} /> : <Outlet context={finished} />}</div>
        </div>
      </div>
    </div>
  )
}

/** Nobody is on the screen, so nobody is kept from a colleague; what was typed is kept. */
function Paused({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <EmptyState
      title={t('run:calls.paused')}
      hint={t('run:calls.pausedHint')}
      action={
        <Button look="primary" keyHint="P" onClick={onGoOn}>
          {t('run:calls.bar.goOn')}
        </Button>
      }
    />
  )
}

/** What is said of a call, and what is read again after it, comes when the next customer is on the screen: they wait for neither. */
function useOnArrival(customerId: string | undefined, tell: (call: FinishedCall) => void) {
  const untold = useRef<FinishedCall | null>(null)
  const latest = useRef(tell)
  latest.current = tell
  // biome-ignore lint/correctness/useExhaustiveDependencies: the customer who changes is what it waits for
  useEffect(() => {
    const call = untold.current
    untold.current = null
    if (call) latest.current(call)
  }, [customerId])
  return (call: FinishedCall) => {
    untold.current = call
  }
}

/** What of the address chooses the part of the queue: '?mine=1', or nothing. */
function filterIn(search: string): string {
  const asked = new URLSearchParams(search)
  asked.delete('contact')
  asked.delete('from')
  const kept = asked.toString()
  return kept && `?${kept}`
}

/** What the desk calls once a call is written down. */
export function useFinished(): Finished {
  return useOutletContext<Finished>()
}

function useTakeBack(home: string) {
  const { t } = useTranslation(['common', 'run'])
  const navigate = useNavigate()
  const undoing = useFetcher<{ undone: true } | Refused>()
  const customer = useRef('')
  const told = useRef<typeof undoing.data>(undefined)
  const answer = undoing.data
  useEffect(() => {
    if (!answer || told.current === answer) return
    told.current = answer
    if ('message' in answer) return tellFailed(answer.message)
    tellDone(t('run:calls.undone'))
    navigate(`${home}/${customer.current}`)
  }, [answer, t, navigate, home])
  return (callId: string, customerId: string) => {
    customer.current = customerId
    undoing.submit({}, { method: 'post', action: `/calls/${callId}/undone` })
  }
}
