import { Outlet, useFetcher, useLocation, useNavigate, useOutletContext, useParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Notice } from '#app/ui/notice'
import { tellDone, tellFailed, tellWithUndo } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import type { CallQueuePage } from './call-desk.server'
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
  const finished: Finished = ({ callId, customerId: called, name, nextId, mailTo }) => {
    tellWithUndo(t(mailTo ? 'run:calls.finishedMailed' : 'run:calls.finished', { name, mail: mailTo ?? '' }), {
      label: t('run:calls.undo'),
      undo: () => takeBack(callId, called),
    })
    navigate(`${nextId ? `${home}/${nextId}` : home}${filter}`)
  }
  const go = (by: number) => {
    const at = queue.lines.findIndex((line) => line.customerId === customerId)
    const to = queue.lines[at + by]
    if (to) navigate(`${home}/${to.customerId}${filter}`)
  }
  useKeys({ j: () => go(1), k: () => go(-1) })
  useLive(campaignId)
  return (
    <div className="grid gap-4 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-6">
      <CallQueueList home={home} queue={queue} current={customerId} filter={filter} />
      <div className="min-w-0">
        {queue.stuckMails > 0 && (
          <div className="mb-4">
            <Notice tone="warn" live>
              {t('run:calls.mailStuck', { count: queue.stuckMails })}
            </Notice>
          </div>
        )}
        <Outlet context={finished} />
      </div>
    </div>
  )
}

/** What of the address chooses the part of the queue: '?mine=1', or nothing. */
function filterIn(search: string): string {
  const asked = new URLSearchParams(search)
  asked.delete('contact')
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
