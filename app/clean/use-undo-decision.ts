import { useFetcher, useNavigate, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Refused } from '#app/http/refusal.server'
import { tellFailed } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'

type Decided = { groupId: string; kind: string; band: string }

export type UndoDecision = {
  remember: (decided: Decided) => void
  /** The last one was refused, and so never made. */
  forget: () => void
  last: () => void
  of: (decided: Decided) => void
}

/** The last decisions of this visit, so that Z works after the next group is already up. */
const decided: Decided[] = []

/** Takes decisions back, with Z the last one. It belongs to the page and not to a group: the last group of a queue goes with its decision. */
export function useUndoDecision(campaignId: string): UndoDecision {
  const navigate = useNavigate()
  const fetcher = useFetcher<Refused | { undone: number; groupId: string | null }>({ key: 'undo-decision' })
  const asked = useRef<Decided | null>(null)
  const onItsWay = useNavigation().state !== 'idle'
  const held = useRef<Decided | null>(null)
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || !asked.current) return
    const { groupId, kind, band } = asked.current
    asked.current = null
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else navigate(`?kind=${kind}&band=${band}&group=${groupId}`, { preventScrollReset: true })
  }, [fetcher.state, fetcher.data, navigate])
  // A decision that is still on its way is taken back once it is made.
  useEffect(() => {
    const decision = held.current
    if (!decision || onItsWay) return
    held.current = null
    of(decision)
  })
  function of(decision: Decided) {
    if (onItsWay) {
      held.current = decision
      return
    }
    asked.current = decision
    fetcher.submit({ groupId: decision.groupId }, { method: 'post', action: `/campaigns/${campaignId}/clean/duplicates/undone` })
  }
  function last() {
    const latest = decided.pop()
    if (latest) of(latest)
  }
  useKeys({ z: last }, { first: true })
  return { remember: (each) => decided.push(each), forget: () => decided.pop(), last, of }
}
