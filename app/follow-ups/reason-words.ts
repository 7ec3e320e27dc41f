import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { type Day, daysBetween } from '#domain/calendar/day'
import type { FollowUpReason } from '#domain/carry-out/follow-up-list'

/** Why somebody is on the list, in a sentence, and whether it is late. */
export function useReasonWords(today: Day): (reason: FollowUpReason) => { text: string; late: boolean } {
  const { t } = useTranslation(['common', 'followUps'])
  const format = useFormat()
  const due = (day: Day) => {
    const days = daysBetween(today, day)
    if (days < 0) return t('followUps:due.late', { count: -days })
    return days === 0 ? t('followUps:due.today') : t('followUps:due.on', { day: format.day(day) })
  }
  return (reason) => {
    switch (reason.kind) {
      case 'promise':
        return { text: t('followUps:reasons.promise', { text: reason.text, due: due(reason.dueOn) }), late: reason.dueOn < today }
      case 'callback':
        return {
          text: t('followUps:reasons.callback', { at: format.timeAt(reason.at), due: due(reason.dueOn) }),
          late: reason.dueOn < today,
        }
      case 'thank-you':
        return { text: t('followUps:reasons.thankYou', { text: reason.text, due: due(reason.dueOn) }), late: reason.dueOn < today }
      case 'signal':
        return { text: t('followUps:reasons.signal', { text: reason.text, due: due(reason.actOn) }), late: reason.actOn < today }
      case 'mended':
        return { text: t('followUps:reasons.mended', { text: reason.text, day: format.day(reason.solvedOn) }), late: false }
      case 'birthday':
        return { text: t('followUps:reasons.birthday', { person: reason.person, due: due(reason.on) }), late: false }
      case 'rhythm':
        return reason.lastOn === null
          ? { text: t('followUps:reasons.never'), late: false }
          : { text: t('followUps:reasons.rhythm', { day: format.day(reason.lastOn), count: reason.everyDays }), late: false }
    }
  }
}
