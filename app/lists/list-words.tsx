import { useTranslation } from 'react-i18next'
import { Chip } from '#app/ui/chip'
import type { ListState } from '#domain/relations/project-list'

/** Where a list is, in words: 'expires in 3 days'. */
export function useStateWords(): (state: ListState) => string {
  const { t } = useTranslation(['common', 'lists'])
  return (state) => {
    if (state.kind === 'expired') return t('lists:state.expired')
    return state.daysLeft === 0 ? t('lists:state.today') : t('lists:state.days', { count: state.daysLeft })
  }
}

/** Where a list is, when there is something to say about it. */
export function StateChip({ state }: { state: ListState }) {
  const words = useStateWords()
  if (state.kind === 'running') return null
  return <Chip tone={state.kind === 'expiring' ? 'now' : 'neutral'}>{words(state)}</Chip>
}
