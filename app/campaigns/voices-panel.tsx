import { MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { ThemeBars } from '#app/ui/figures/theme-bars'
import { Panel } from '#app/ui/panel'
import type { CampaignHome } from './home.server'

/** What customers speak of most, and one of them in their own words. */
export function VoicesPanel({ voices }: { voices: CampaignHome['voices'] }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const { conversations, themes, quote } = voices
  if (conversations === 0)
    return (
      <Panel title={t('campaigns:voices.title')}>
        <EmptyState
          dense
          icon={<MessageCircle aria-hidden size={20} />}
          title={t('campaigns:voices.none')}
          hint={t('campaigns:voices.noneHint')}
        />
      </Panel>
    )
  return (
    <Panel title={t('campaigns:voices.title')} aside={t('campaigns:voices.conversations', { count: conversations })}>
      {themes.length === 0 && <p className="text-ink3">{t('campaigns:voices.noThemes')}</p>}
      <ThemeBars themes={themes.slice(0, 4).map(({ name, count, tone }) => ({ label: name, count, tone: tones[tone] }))} />
      {quote && (
        <blockquote className="mt-3 border-t border-line pt-2.5 font-serif text-base leading-6 text-ink2 italic">
          {t('campaigns:voices.quote', { text: quote.text })}{' '}
          <cite className="font-sans text-xs text-ink3 not-italic">
            {[quote.speaker ?? quote.customer, quote.place].filter(Boolean).join(', ')}
          </cite>
        </blockquote>
      )}
    </Panel>
  )
}

const tones = { good: 'ok', bad: 'bad', neutral: 'brand' } as const
