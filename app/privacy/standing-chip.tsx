import { useTranslation } from 'react-i18next'
import { Chip } from '#app/ui/chip'
import type { PrivacyRow } from '#db/privacy-requests'
import { daysBetween } from '#domain/calendar/day'
import { standingOf } from '#domain/relations/privacy-request'

/** How a request stands: its days while it is open, what came of it after. */
export function StandingChip({ request, today }: { request: Pick<PrivacyRow, 'state' | 'dueOn'>; today: string }) {
  const { t } = useTranslation(['common', 'privacy'])
  const standing = standingOf(request, today)
  if (standing === 'done') return <Chip tone={request.state === 'answered' ? 'ok' : 'neutral'}>{t(`privacy:states.${request.state}`)}</Chip>
  const left = daysBetween(today, request.dueOn)
  if (left === 0) return <Chip tone="warn">{t('privacy:states.today')}</Chip>
  if (left < 0) return <Chip tone="bad">{t('privacy:states.late', { count: -left })}</Chip>
  return <Chip tone={standing === 'soon' ? 'warn' : 'neutral'}>{t('privacy:states.left', { count: left })}</Chip>
}
