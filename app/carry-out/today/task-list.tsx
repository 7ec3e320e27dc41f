import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Checkbox } from '#app/ui/checkbox'
import { classes } from '#app/ui/classes'
import { tellFailed, tellWithUndo } from '#app/ui/toast'
import type { OpenTask } from '#db/tasks'
import type { Day } from '#domain/calendar/day'

interface TaskListProps {
  tasks: readonly OpenTask[]
  /** What is due before it is marked as late. */
  today?: Day
  withCustomer?: boolean
  /** What stands here when all is done. The list stays, so that the last tick can be taken back too. */
  empty: string
}

/** What is still to be done, each with a box to tick it off; a tick can be taken back. */
export function TaskList({ tasks, today, withCustomer = true, empty }: TaskListProps) {
  const { t } = useTranslation(['common', 'visits'])
  const ticking = useFetcher<{ done: boolean } | Refused>()
  const ticked = useRef<OpenTask | null>(null)
  const { submit } = ticking
  const answer = ticking.state === 'idle' ? ticking.data : undefined
  useEffect(() => {
    const task = ticked.current
    if (!answer || !task) return
    ticked.current = null
    if ('refused' in answer) return tellFailed(answer.message)
    const back = () => submit({ done: 'no' }, { method: 'post', action: `/tasks/${task.id}/done` })
    if (answer.done) tellWithUndo(t('visits:tasks.done', { text: task.text }), { label: t('undo'), undo: back })
  }, [answer, submit, t])
  if (tasks.length === 0) return <p className="text-ink3">{empty}</p>
  return (
    <ul className="divide-y divide-line">
      {tasks.map((task) => (
        <Row
          key={task.id}
          task={task}
          today={today}
          withCustomer={withCustomer}
          going={ticking.state !== 'idle' && ticking.formAction === `/tasks/${task.id}/done`}
          onTick={() => {
            ticked.current = task
            submit({ done: 'yes' }, { method: 'post', action: `/tasks/${task.id}/done` })
          }}
        />
      ))}
    </ul>
  )
}

interface RowProps extends Omit<TaskListProps, 'tasks' | 'empty'> {
  task: OpenTask
  going: boolean
  onTick: () => void
}

function Row({ task, today, withCustomer, going, onTick }: RowProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const late = today !== undefined && task.dueOn !== null && task.dueOn < today
  return (
    <li className={classes('flex items-start gap-3 py-1', going && 'opacity-50')}>
      <Checkbox aria-label={t('visits:tasks.tick', { text: task.text })} checked={going} onChange={onTick} />
      <span className="min-w-0 flex-1 py-2 md:py-1">
        {task.text}
        <span className="block text-xs text-ink3">
          {withCustomer && task.customerId && task.customer && (
            <Link to={`/relations/${task.customerId}`} className="text-brand-text hover:underline">
              {task.customer}
            </Link>
          )}{' '}
          {[t(`visits:tasks.kinds.${task.kind}`), task.staff ?? task.clientPerson ?? t('visits:tasks.client')].join(' · ')}
        </span>
      </span>
      {task.dueOn && (
        <span className={classes('shrink-0 py-2 text-xs tabular-nums md:py-1', late ? 'font-semibold text-now-text' : 'text-ink3')}>
          {late ? t('visits:tasks.late', { day: format.day(task.dueOn) }) : format.day(task.dueOn)}
        </span>
      )}
    </li>
  )
}
