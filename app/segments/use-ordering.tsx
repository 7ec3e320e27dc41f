import { useFetcher, useParams } from '@remix-run/react'
import { type DragEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import type { SegmentsPage } from './overview.server'

type Stored = SegmentsPage['segments'][number]
export type Ordering = ReturnType<typeof useOrdering>

/**
 * The order of the segments, moved by dragging, by the arrows or on a phone by the same arrows. When a colleague changed the order meanwhile,
 * theirs is shown first and one chooses: theirs, or one's own after all.
 */
export function useOrdering(segments: readonly Stored[]) {
  const { t } = useTranslation(['common', 'segments'])
  const { campaignId } = useParams()
  const sending = useFetcher<{ moved: number } | Refused>()
  const [dragged, setDragged] = useState<string | null>(null)
  const [mine, setMine] = useState<string[] | null>(null)
  const stands = segments.filter(({ isRest }) => !isRest).map(({ id }) => id)
  const refused = sending.state === 'idle' && sending.data && 'refused' in sending.data ? sending.data : null
  const done = sending.state === 'idle' && sending.data && 'moved' in sending.data
  useEffect(() => {
    if (done) setMine(null)
  }, [done])

  const send = (ids: string[]) => {
    setMine(ids)
    sending.submit({ ids: ids.join(','), seen: stands.join(',') }, { method: 'post', action: `/campaigns/${campaignId}/segments/order` })
  }
  const move = (id: string, to: number) => {
    const ids = stands.filter((each) => each !== id)
    ids.splice(to, 0, id)
    if (ids.join() !== stands.join()) send(ids)
  }
  const waiting = sending.state !== 'idle' && mine ? mine : stands
  const shown = [
    ...waiting.flatMap((id) => segments.find((each) => each.id === id) ?? []),
    ...segments.filter(({ id }) => !waiting.includes(id)),
  ]
  return {
    shown,
    move,
    grip: ({ id }: Stored) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', id)
        setDragged(id)
      },
      onDragEnd: () => setDragged(null),
    }),
    dropOn: ({ id, isRest }: Stored) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged && !isRest) event.preventDefault()
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        if (dragged && !isRest) move(dragged, stands.indexOf(id))
        setDragged(null)
      },
    }),
    conflict: refused && (
      <Notice tone="warn" live>
        {refused.message}{' '}
        {refused.refused === 'order-changed' && mine && (
          <Button size="sm" look="secondary" onClick={() => send(mine.filter((id) => stands.includes(id)))}>
            {t('segments:myOrder')}
          </Button>
        )}
      </Notice>
    ),
  }
}
