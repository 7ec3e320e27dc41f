import { useTranslation } from 'react-i18next'
import type { TimelineItem } from '#db/dossiers'

/** What happened in a few words: "Bezoek, kans", "Gesprek, terugbellen". The kinds of outcome come from the database as they were logged. */
export function useItemWords() {
  const { t } = useTranslation(['common', 'relations'])
  const kindWord = {
    call: t('relations:dossier.call'),
    visit: t('relations:dossier.visit'),
    note: t('relations:dossier.note'),
    task: t('relations:dossier.task'),
    appointment: t('relations:dossier.appointmentKind'),
  }
  const sortWord = {
    call: (sort: string) => t(`relations:dossier.callOutcomes.${sort as 'booked'}`),
    visit: (sort: string) => t(`relations:dossier.visitOutcomes.${sort as 'satisfied'}`),
    note: (sort: string) => (sort === 'note' ? '' : t(`relations:dossier.noteKinds.${sort as 'agreement'}`)),
    task: (sort: string) => t(`relations:dossier.taskKinds.${sort as 'promise'}`),
    appointment: (sort: string) => t(`relations:dossier.appointmentStates.${sort as 'agreed'}`),
  }
  return {
    kind: (item: Pick<TimelineItem, 'kind' | 'done'>) =>
      item.kind === 'task' && item.done ? t('relations:dossier.taskDone') : kindWord[item.kind],
    sort: (item: Pick<TimelineItem, 'kind' | 'sort'>) => sortWord[item.kind](item.sort),
    title: (item: Pick<TimelineItem, 'kind' | 'sort'>) =>
      [kindWord[item.kind].toLowerCase(), sortWord[item.kind](item.sort)].filter(Boolean).join(', '),
  }
}
