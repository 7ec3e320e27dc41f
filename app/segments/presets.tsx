import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import type { RuleVocabulary } from '#domain/segment/names'
import { fadingDays, freshDays, highCents, lowCents, type Preset, presetsOf } from '#domain/segment/presets'

/** Proposals to begin with: by revenue of the newest year, or a segment per value of one of the client's own columns. */
export function Presets({ vocabulary, op }: { vocabulary: RuleVocabulary; op: string }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const making = useFetcher()
  const presets = presetsOf(vocabulary)
  const title = (preset: Preset) => {
    if (preset.kind === 'own') return t('segments:presets.own', { key: preset.own })
    return t(`segments:presets.${preset.kind}`, { year: 'year' in preset && preset.year > 0 ? preset.year : '' })
  }
  const hint = (preset: Preset) => {
    if (preset.kind === 'own') return t('segments:presets.ownHint', { values: preset.values.join(', ') })
    const values = { high: format.euroWhole(highCents), low: format.euroWhole(lowCents), fresh: freshDays, fading: fadingDays }
    return t(`segments:presets.hints.${preset.kind}`, values)
  }
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{t('segments:presets.title')}</h3>
      <ul className="grid gap-2 md:grid-cols-2">
        {presets.map((preset) => (
          <li key={preset.key}>
            <making.Form
              method="post"
              action="preset"
              className="flex items-center justify-between gap-3 rounded-lg border border-line px-4 py-3"
            >
              <input type="hidden" name="op" value={op} />
              <input type="hidden" name="preset" value={preset.key} />
              <span>
                <b className="block font-semibold">{title(preset)}</b>
                <span className="text-xs text-ink3">{hint(preset)}</span>
              </span>
              <Button type="submit" busy={making.state !== 'idle'}>
                {t('segments:add')}
              </Button>
            </making.Form>
          </li>
        ))}
      </ul>
    </div>
  )
}
