import { useTranslation } from 'react-i18next'
import type { HandoutRow } from '#db/care'

type Said = Pick<HandoutRow, 'rule' | 'customers'>

/** What was handed out, in words: the relation by name, or how many and by which rule. */
export function useHandoutWords() {
  const { t } = useTranslation(['common', 'handover', 'relations'])
  const ruleIn = ({
    legalForm,
    postcodeFrom,
    postcodeTo,
    ownKey,
    ownValue,
    tag,
    province,
    municipality,
    place,
    segment,
  }: HandoutRow['rule']) =>
    [
      legalForm && t(`relations:dossier.legalForms.${legalForm as 'bv'}`),
      tag,
      ownKey && `${ownKey} ${ownValue}`,
      province,
      municipality,
      place,
      postcodeFrom && t('handover:rule.range', { from: postcodeFrom, to: postcodeTo }),
      segment,
    ]
      .filter(Boolean)
      .join(', ')
  const what = ({ rule, customers }: Said) => {
    if (rule.customer) return rule.customer
    const said = ruleIn(rule)
    const count = t('handover:latest.count', { count: customers })
    return said ? `${count} (${said})` : count
  }
  return { what }
}
