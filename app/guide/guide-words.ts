import { useTranslation } from 'react-i18next'
import { useDeskWords } from '#app/desk/desk-words'
import { useFormat } from '#app/messages/use-format'
import type { InBoth } from '#db/guide'

type Priced = { priceCents: number | null; pricePer: string | null; responseHours: number | null }

/** The words of the guide in the language on the screen, Dutch where nobody translated them; and its price and response time in words. */
export function useGuideWords() {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { term } = useDeskWords()
  const said = (words: InBoth) => words[format.language] || words.nl
  const figures = ({ priceCents, pricePer, responseHours }: Priced) =>
    [
      priceCents === null ? null : t('guide.price', { price: format.euro(priceCents), per: t(`guide.per.${perOf(pricePer)}`) }),
      responseHours === null ? null : t('guide.within', { term: term(responseHours * 60, null) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return { said, figures }
}

const pers = ['hour', 'visit', 'unit', 'month', 'once'] as const

const perOf = (per: string | null) => pers.find((each) => each === per) ?? 'once'
