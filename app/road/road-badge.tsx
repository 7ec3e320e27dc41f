import { CloudAlert, CloudCheck, CloudOff, CloudUpload, GitCompare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { badgeOf, type Item } from './queue'

const looks = {
  kept: { icon: CloudOff, tone: 'bg-warn-soft text-warn-text' },
  sending: { icon: CloudUpload, tone: 'bg-brand-soft text-brand-text' },
  sent: { icon: CloudCheck, tone: 'bg-ok-soft text-ok-text' },
  choose: { icon: GitCompare, tone: 'bg-now-soft text-now-text' },
  look: { icon: CloudAlert, tone: 'bg-bad-soft text-bad-text' },
} as const

/** In words: where what was written down stands. Nothing to say shows nothing. */
export function RoadBadge({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation(['common', 'visits'])
  const badge = badgeOf(items)
  if (!badge) return null
  const { icon: Icon, tone } = looks[badge.state]
  return (
    <p role="status" className={classes('mb-3 flex items-center gap-2.5 rounded-lg px-3 py-2.5 text-sm', tone)}>
      <Icon aria-hidden size={18} className="shrink-0" />{' '}
      {t(`visits:road.${badge.what === 'photo' ? 'photoBadge' : 'badge'}.${badge.state}`, { count: badge.count })}
    </p>
  )
}
