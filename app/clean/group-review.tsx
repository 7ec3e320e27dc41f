import { useActionData, useNavigate, useNavigation, useSubmit } from '@remix-run/react'
import { Building2, GitMerge, SkipForward, Split, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { DropdownMenu, MenuItem } from '#app/ui/dropdown-menu'
import { Notice } from '#app/ui/notice'
import { tellFailed, tellWithUndo } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import { openConflicts } from '#domain/clean/merge'
import type { DuplicatesPageProps } from './duplicates-page'
import type { GroupCard } from './group-card.server'
import { GroupTable } from './group-table'
import { GroupWhy } from './group-why'
import { type GroupChoice, useGroupChoice } from './use-group-choice'
import { useSwipe } from './use-swipe'
import type { UndoDecision } from './use-undo-decision'

type Decision = 'merge' | 'separate' | 'related' | 'skip'
type Link = 'branch' | 'holding' | 'same-building' | 'other'

type ReviewProps = DuplicatesPageProps & { group: GroupCard; undo: UndoDecision }

/** One group with its keys: M merge, S not the same, P relatives, K skip, J previous, Z undo, arrows for who stays, digits for a field. */
export function GroupReview(props: ReviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { group, queue, band, kind, undo } = props
  const navigate = useNavigate()
  const choice = useGroupChoice(group)
  const { decide, busy, refused } = useDecision(props, choice)
  const conflicts = openConflicts(group, choice.fields)
  const mergeOr = conflicts.length > 0 ? null : () => decide('merge')
  const swipe = useSwipe({ right: () => mergeOr?.(), left: () => decide('separate') })
  const at = queue.queue.indexOf(group.id)
  const previous = queue.queue[at - 1]
  const goBack = () => previous && navigate(`?kind=${kind}&band=${band}&group=${previous}`, { preventScrollReset: true })
  useKeys(
    {
      m: () => mergeOr?.(),
      s: () => decide('separate'),
      ...(kind === 'organisation' ? { p: () => decide('related', 'branch') } : {}),
      k: () => decide('skip'),
      j: goBack,
      ...Object.fromEntries(group.fields.slice(0, 9).map((field, place) => [String(place + 1), () => choice.pickNext(field)])),
    },
    { first: true },
  )
  useArrows((by) => choice.keep(neighbour(group, choice.keeperId, by)))
  return (
    <article
      aria-label={t('clean:duplicates.position', { at: queue.decided + at + 1, total: queue.decided + queue.queue.length })}
      className="flex flex-col gap-3 pb-20 md:pb-0"
      {...swipe}
    >
      {refused && (
        <Notice tone="warn" live>
          {refused}
        </Notice>
      )}
      <GroupWhy group={group} at={queue.decided + at + 1} total={queue.decided + queue.queue.length} />
      {conflicts.length > 0 && (
        <Notice tone="warn">
          {t('clean:duplicates.conflict', { numbers: conflicts.map((field) => t(`clean:fields.${field}`)).join(', ') })}
        </Notice>
      )}
      <GroupTable group={group} choice={choice} />
      <div className="flex flex-wrap items-center gap-2 max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(3.75rem+env(safe-area-inset-bottom))] max-md:z-20 max-md:border-t max-md:border-line max-md:bg-surface max-md:p-2 max-md:*:flex-1">
        <Button
          look={band === 'relatives' ? 'secondary' : 'primary'}
          keyHint="M"
          busy={busy === 'merge'}
          disabled={mergeOr === null}
          onClick={() => mergeOr?.()}
        >
          <GitMerge aria-hidden size={16} />
          {t('clean:duplicates.merge')}
        </Button>
        <Button keyHint="S" busy={busy === 'separate'} onClick={() => decide('separate')}>
          <Split aria-hidden size={16} />
          {t('clean:duplicates.separate')}
        </Button>
        {kind === 'organisation' && (
          <RelatedMenu first={band === 'relatives'} busy={busy === 'related'} onChoose={(link) => decide('related', link)} />
        )}
        <Button look="quiet" keyHint="K" busy={busy === 'skip'} onClick={() => decide('skip')}>
          <SkipForward aria-hidden size={16} />
          {t('clean:duplicates.skip')}
        </Button>
        <Button look="quiet" keyHint="J" disabled={!previous} onClick={goBack} className="max-md:hidden">
          {t('clean:duplicates.previous')}
        </Button>
        <Button look="quiet" keyHint="Z" onClick={undo.last} className="max-md:hidden">
          <Undo2 aria-hidden size={16} />
          {t('undo')}
        </Button>
        <p className="ml-auto text-xs text-ink3 max-md:hidden">{t('clean:duplicates.keysHint')}</p>
      </div>
    </article>
  )
}

/** The arrows choose who stays, unless the focus is in a row of choices: there they belong to that row. */
function useArrows(step: (by: number) => void) {
  const latest = useRef(step)
  latest.current = step
  useEffect(() => {
    const onKey = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      const by = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0
      const isTaken = target instanceof Element && target.closest('input, select, textarea, [role=dialog], [role=menu], section[tabindex]')
      if (by !== 0 && !isTaken && !defaultPrevented && document.documentElement.dataset.keys !== 'off') latest.current(by)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function neighbour({ members }: GroupCard, keeperId: string, by: number): string {
  const at = members.findIndex(({ id }) => id === keeperId)
  return members[(at + by + members.length) % members.length]?.id ?? keeperId
}

function RelatedMenu({ first, busy, onChoose }: { first: boolean; busy: boolean; onChoose: (link: Link) => void }) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button look={first ? 'primary' : 'secondary'} keyHint="P" busy={busy}>
          <Building2 aria-hidden size={16} />
          {t('clean:duplicates.related')}
        </Button>
      }
    >
      {(['branch', 'holding', 'same-building', 'other'] as const).map((link) => (
        <MenuItem key={link} onSelect={() => onChoose(link)}>
          {t(`clean:duplicates.links.${link}`)}
        </MenuItem>
      ))}
    </DropdownMenu>
  )
}

function useDecision({ group, next, kind, band, op, undo }: ReviewProps, choice: GroupChoice) {
  const { t } = useTranslation(['common', 'clean'])
  const submit = useSubmit()
  const navigation = useNavigation()
  const answer = useActionData<Refused | { errors: object; form: string[] }>()
  const busy = navigation.formData?.get('groupId') === group.id ? (navigation.formData.get('decision') as Decision) : null
  const told = useRef<unknown>()
  const held = useRef<[Decision, Link] | null>(null)
  useEffect(() => {
    if (!answer || answer === told.current || !('refused' in answer)) return
    told.current = answer
    undo.forget()
    tellFailed(answer.message)
  }, [answer, undo.forget])

  // One decision is on its way at a time: the next one waits for it, and goes out with the fresh `op`.
  useEffect(() => {
    const [decision, link] = held.current ?? []
    if (!decision || navigation.state !== 'idle') return
    held.current = null
    decide(decision, link)
  })

  function decide(decision: Decision, link: Link = 'branch') {
    if (busy) return
    if (navigation.state !== 'idle') {
      held.current = [decision, link]
      return
    }
    undo.remember({ groupId: group.id, kind, band })
    submit(
      {
        ...{ op, decision, groupId: group.id, kind, band, next: next?.id ?? '', link, keeperId: choice.keeperId },
        fields: JSON.stringify(choice.fields),
        memberIds: JSON.stringify(choice.memberIds),
        sumYears: JSON.stringify(choice.sumYears),
      },
      { method: 'post', action: '?index', preventScrollReset: true, replace: true },
    )
    const keeper = group.members.find(({ id }) => id === choice.keeperId)?.name ?? ''
    const words = {
      merge: t('clean:duplicates.merged', { count: group.members.length, name: keeper }),
      separate: t('clean:duplicates.separated'),
      related: t('clean:duplicates.relatedDone'),
      skip: t('clean:duplicates.skipped'),
    }
    tellWithUndo(words[decision], { label: t('undo'), undo: () => undo.of({ groupId: group.id, kind, band }) })
  }
  return { decide, busy, refused: answer && 'refused' in answer ? answer.message : null }
}
