import { Link } from '@remix-run/react'
import { CalendarClock, CircleAlert, History, ListTodo, PhoneForwarded } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { DossierProps } from './dossier-page'
import { useItemWords } from './item-words'

/** The line that answers what is open with this customer now: complaints first, then the appointment, promises, and the last talk. */
export function DossierNow({ dossier, lastContact, callBack }: DossierProps) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const words = useItemWords()
  const { nextAppointment, openTasks, openRequests } = dossier
  const [task, request] = [openTasks[0], openRequests[0]]
  const facts: { key: string; icon: ReactNode; text: ReactNode; urgent?: boolean }[] = []
  if (request)
    facts.push({
      key: 'request',
      icon: <CircleAlert aria-hidden size={16} />,
      urgent: true,
      text: (
        <Link to={`/requests/${request.id}`} className="hover:underline">
          {t('relations:dossier.openRequests', { count: openRequests.length, first: request.subject })}
        </Link>
      ),
    })
  if (nextAppointment) {
    const when = format.momentAt(nextAppointment.at)
    facts.push({
      key: 'appointment',
      icon: <CalendarClock aria-hidden size={16} />,
      text: t('relations:dossier.appointment', { when, who: nextAppointment.staffName }),
    })
  }
  if (callBack) {
    const due = callBack.dueOn ? format.day(callBack.dueOn) : ''
    facts.push({
      key: 'callBack',
      icon: <PhoneForwarded aria-hidden size={16} />,
      text: [t('relations:callBack'), callBack.who, due].filter(Boolean).join(', '),
    })
  }
  if (task) {
    const due = task.dueOn ? `, ${t('relations:dossier.dueOn', { day: format.day(task.dueOn) })}` : ''
    const who = task.who ? ` (${task.who})` : ''
    facts.push({
      key: 'task',
      icon: <ListTodo aria-hidden size={16} />,
      text: `${t('relations:dossier.openTasks', { count: openTasks.length, first: task.text })}${who}${due}`,
    })
  }
  if (lastContact) {
    const when = format.day(lastContact.on, 'medium')
    const { channel, about, by } = lastContact
    const what = channel ? [words.title({ kind: channel, sort: about ?? '' }), by].filter(Boolean).join(', ') : t('relations:fromTheFile')
    facts.push({
      key: 'last',
      icon: <History aria-hidden size={16} />,
      text: t('relations:dossier.lastContact', { when, what }).replace(/: $/, ''),
    })
  }
  return (
    <section
      aria-label={t('relations:dossier.now')}
      className="flex flex-wrap items-center gap-x-5 gap-y-2 rounded-lg bg-now-soft px-4 py-3"
    >
      <b className="font-bold text-now-text">{t('relations:dossier.now')}</b>
      {facts.length === 0 && <span className="text-ink2">{t('relations:dossier.nowNothing')}</span>}
      {facts.map(({ key, icon, text, urgent }) => (
        <span key={key} className={urgent ? 'flex items-start gap-1.5 font-semibold text-bad-text' : 'flex items-start gap-1.5 text-ink'}>
          <span className={urgent ? 'mt-0.5' : 'mt-0.5 text-now-text'}>{icon}</span>
          {text}
        </span>
      ))}
    </section>
  )
}
