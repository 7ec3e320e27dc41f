import type { Translate } from '#app/messages/i18n'
import type { PresetWord } from '#domain/segment/presets'

/** What the segments of a proposal are called, and the rest. */
export function presetWords(t: Translate): Record<PresetWord | 'rest', string> {
  const word = (key: PresetWord) => t(`segments:presets.words.${key}`)
  return {
    big: word('big'),
    middle: word('middle'),
    a: word('a'),
    b: word('b'),
    c: word('c'),
    unknown: word('unknown'),
    cherish: word('cherish'),
    wake: word('wake'),
    grow: word('grow'),
    fresh: word('fresh'),
    fading: word('fading'),
    lost: word('lost'),
    never: word('never'),
    companies: word('companies'),
    firms: word('firms'),
    public: word('public'),
    rest: t('segments:rest'),
  }
}
