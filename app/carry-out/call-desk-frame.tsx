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

type Finished = (call: { callId: string; customerId: string; name: string; nextId: string | null; mailTo: string | null }) => void

/** The queue at the left and who is called beside it. Stays while one call follows the other, so that the last can be taken back. */
export function CallDeskFrame({ campaignId, queue }: { campaignId: string; queue: CallQueuePage }) {
  const { t } = useTranslation(['common', 'run'])
  const navigate = useNavigate()
  const { customerId } = useParams()
  const filter = filterIn(useLocation().search)
  const home = `/campaigns/${campaignId}/run/calls`
  const takeBack = useTakeBack(home)
  const stale = useRef(false)
  const last = useRef<{ undo: () => void; until: number } | null>(null)
  const finished: Finished = ({ callId, customerId: called, name, nextId, mailTo }) => {
    const undo = () => takeBack(callId, called)
    tellWithUndo(t(mailTo ? 'run:calls.finishedMailed' : 'run:calls.finished', { name, mail: mailTo ?? '' }), {
      label: t('run:calls.undo'),
      undo,
    })
    last.current = { undo, until: Date.now() + undoMs }
    navigate(`${nextId ? `${home}/${nextId}` : home}${filter}`)
    stale.current = true
  }
  const readSoon = useLive(campaignId)
  useReadAgain(stale, customerId, readSoon)
  const go = (by: number) => {
    const at = queue.lines.findIndex((line) => line.customerId === customerId)
    const to = queue.lines[at + by]
    if (to) navigate(`${home}/${to.customerId}${filter}`)
  }
  const [isPaused, setPaused] = useState(false)
  const pause = () => setPaused((now) => !now)
  // Only as long as it is offered: later a slip of the finger would take back a call that a colleague builds on.
  const takeLastBack = () => {
    if (last.current && Date.now() < last.current.until) last.current.undo()
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

/** The queue and the menu are as they were before the outcome until the next customer is on the screen; then they are read again. */
function useReadAgain(stale: { current: boolean }, customerId: string | undefined, readSoon: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the customer who changes is what it waits for
  useEffect(() => {
    if (!stale.current) return
    stale.current = false
    readSoon()
  }, [customerId, stale, readSoon])
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
