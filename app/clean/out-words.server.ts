import type { Translate } from '#app/messages/i18n'
import type { Language } from '#app/messages/languages'
import type { OutField, OutWords } from '#domain/clean/base-out'
import type { FindingRule } from '#domain/clean/finding'
import { writtenPhone } from '#domain/clean/phone'
import type { RuleId } from '#domain/clean/rules'
import type { ChangeWords } from './changes-file.server'
import type { FindingWords } from './findings-file.server'

/** The words of a base that goes out: headers of what the client has no column for, and values as its reader writes them. */
export function baseWords(t: Translate, language: Language): OutWords & { header: (field: OutField, year: number | null) => string } {
  return {
    yes: t('common:yes').toLowerCase(),
    closed: t('clean:out.closed'),
    active: t('clean:out.active'),
    decimal: language === 'nl' ? ',' : '.',
    phone: writtenPhone,
    legalForm: (form) => t(`relations:dossier.legalForms.${form as 'bv'}`),
    header: (field, year) => (field === 'revenue' && year ? `${t('clean:fields.revenue')} ${year}` : t(`clean:fields.${field as 'name'}`)),
  }
}

/** The words of the list of all changes. */
export function changeWords(t: Translate): ChangeWords {
  return {
    header: [
      t('clean:out.when'),
      t('clean:out.source'),
      t('clean:map.line'),
      t('clean:out.relation'),
      t('clean:out.field'),
      t('clean:out.before'),
      t('clean:out.after'),
      t('clean:out.why'),
    ],
    field: (field) => t(`clean:fields.${field as 'name'}`),
    rule: (rule) => t(`clean:ruleNames.${rule as RuleId}`),
    source: (source, by) => sourceWords(t, source, by),
  }
}

/** The words of the list of findings. */
export function findingWords(t: Translate): FindingWords {
  return {
    header: [
      t('clean:questions.number'),
      t('clean:fields.externalNo'),
      t('clean:out.relation'),
      t('clean:fields.place'),
      t('clean:out.field'),
      t('clean:out.why'),
      t('clean:out.before'),
      t('clean:questions.right'),
    ],
    field: (field) => t(`clean:fields.${field as 'name'}`),
    rule: (rule) => t(`clean:findings.${rule as FindingRule}`),
  }
}

/** Where a value came from, in words: "by hand, Marieke Bos", "file klanten.csv", "merged". */
export function sourceWords(t: Translate, source: { source?: string; file?: string; from?: string } | null, by: string | null): string {
  const kind = source?.from ? 'merge' : (source?.source ?? 'unknown')
  if (kind === 'file') return t('clean:out.sources.file', { file: source?.file ?? '' })
  const named = ['hand', 'merge', 'place', 'postcode', 'pdok', 'client'].find((each) => each === kind) ?? 'unknown'
  return [t(`clean:out.sources.${named as 'hand'}`), by].filter(Boolean).join(', ')
}
