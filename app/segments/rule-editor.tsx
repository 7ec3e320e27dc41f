import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import type { RuleVocabulary } from '#db/segments'
import { legalForms } from '#domain/relations/calling'
import { type ConditionDraft, emptyCondition, fieldsFor, kindOf, operatorsOf, type RuleDraft } from './rule-draft'

export interface RuleEditorProps {
  draft: RuleDraft
  vocabulary: RuleVocabulary
  onChange: (draft: RuleDraft) => void
}

/** The conditions of a rule, one a row: a field, how, and a value with the values that the base really has on offer. */
export function RuleEditor({ draft, vocabulary, onChange }: RuleEditorProps) {
  const { t } = useTranslation(['common', 'segments'])
  const { match, conditions } = draft
  const put = (at: number, condition: ConditionDraft) =>
    onChange({ match, conditions: conditions.map((each, index) => (index === at ? condition : each)) })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t('segments:form.rule')}</legend>
      {conditions.length > 1 && (
        <div className="flex flex-wrap items-center gap-2">
          <span>{t('segments:form.match')}</span>
          <Select
            aria-label={t('segments:form.match')}
            className="w-auto"
            value={match}
            onChange={(event) => onChange({ match: event.target.value === 'any' ? 'any' : 'all', conditions })}
            options={[
              { value: 'all', label: t('segments:form.all') },
              { value: 'any', label: t('segments:form.any') },
            ]}
          />
        </div>
      )}
      <ol className="grid gap-2">
        {conditions.map((condition, at) => (
          <li
            key={condition.id}
            className="grid grid-cols-[1fr_auto] items-start gap-2 rounded-md border border-line bg-paper p-2 md:border-0 md:bg-transparent md:p-0"
          >
            <ConditionRow condition={condition} vocabulary={vocabulary} onChange={(to) => put(at, to)} />
            <Button
              look="quiet"
              size="sm"
              type="button"
              aria-label={t('segments:form.dropCondition', { number: at + 1 })}
              disabled={conditions.length === 1}
              onClick={() => onChange({ match, conditions: conditions.filter((_, index) => index !== at) })}
            >
              <X aria-hidden size={16} />
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button
          look="quiet"
          size="sm"
          type="button"
          onClick={() => onChange({ match, conditions: [...conditions, { ...emptyCondition, id: nextId(conditions) }] })}
        >
          <Plus aria-hidden size={16} /> {t('segments:form.addCondition')}
        </Button>
      </div>
    </fieldset>
  )
}

const nextId = (conditions: readonly ConditionDraft[]) => Math.max(...conditions.map(({ id }) => id), 0) + 1

interface ConditionRowProps {
  condition: ConditionDraft
  vocabulary: RuleVocabulary
  onChange: (condition: ConditionDraft) => void
}

function ConditionRow({ condition, vocabulary, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const nameOf = useFieldName()
  const operators = condition.field ? operatorsOf[kindOf(condition.field)] : []
  const pickField = (field: string) => {
    const [first = ''] = operatorsOf[kindOf(field)]
    onChange({ ...emptyCondition, id: condition.id, field, op: first, value: kindOf(field) === 'yesNo' ? 'yes' : '' })
  }
  return (
    <div className="grid gap-2 md:grid-cols-[minmax(9rem,1fr)_auto_minmax(9rem,1fr)]">
      <Select
        aria-label={t('segments:form.field')}
        value={condition.field}
        emptyLabel={t('segments:form.field')}
        onChange={(event) => pickField(event.target.value)}
        options={fieldsFor(vocabulary).map((value) => ({ value, label: nameOf(value) }))}
      />
      <Select
        aria-label={t('segments:form.operator')}
        value={condition.op}
        disabled={operators.length < 2}
        onChange={(event) => onChange({ ...condition, op: event.target.value })}
        options={operators.map((value) => ({ value, label: t(`segments:operators.${value as 'eq'}`) }))}
      />
      <ValueInput condition={condition} vocabulary={vocabulary} onChange={onChange} />
    </div>
  )
}

/** The name of a field key in the reader's language. */
function useFieldName(): (field: string) => string {
  const { t } = useTranslation(['common', 'segments'])
  return (field) => {
    const [name = '', ...rest] = field.split(':')
    if (name === 'own') return t('segments:fields.own', { key: rest.join(':') })
    if (name !== 'measure') return t(`segments:fields.${name as 'place'}`)
    const measure = rest.slice(0, -1).join(':')
    return t('segments:fields.measure', { measure: measure === 'revenue' ? t('segments:measures.revenue') : measure, year: rest.at(-1) })
  }
}

function ValueInput({ condition, vocabulary, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const listId = useId()
  const kind = condition.field ? kindOf(condition.field) : 'text'
  if (condition.op === '' || condition.op === 'empty' || condition.op === 'notEmpty') return <span />
  if (kind === 'yesNo') {
    return (
      <Select
        aria-label={t('segments:form.value')}
        value={condition.value}
        onChange={(event) => onChange({ ...condition, value: event.target.value })}
        options={[
          { value: 'yes', label: t('segments:form.yes') },
          { value: 'no', label: t('segments:form.no') },
        ]}
      />
    )
  }
  const unit = kind === 'euro' ? '€' : undefined
  if (condition.op === 'between') {
    return (
      <div className="grid grid-cols-2 gap-2">
        <Input
          aria-label={t('segments:form.from')}
          inputMode="decimal"
          before={unit}
          value={condition.from}
          onChange={(event) => onChange({ ...condition, from: event.target.value })}
        />
        <Input
          aria-label={t('segments:form.to')}
          inputMode="decimal"
          before={unit}
          value={condition.to}
          onChange={(event) => onChange({ ...condition, to: event.target.value })}
        />
      </div>
    )
  }
  const known = knownValues(condition.field, vocabulary)
  return (
    <div className="grid gap-1">
      <Input
        aria-label={t('segments:form.value')}
        list={known.length > 0 ? listId : undefined}
        before={unit}
        inputMode={kind === 'number' || kind === 'euro' ? 'decimal' : undefined}
        value={condition.value}
        onChange={(event) => onChange({ ...condition, value: event.target.value })}
      />
      <datalist id={listId}>
        {known.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      {condition.op === 'in' && <p className="text-xs text-ink3">{t('segments:form.several')}</p>}
    </div>
  )
}

function knownValues(field: string, vocabulary: RuleVocabulary): readonly string[] {
  if (field === 'place') return vocabulary.places
  if (field === 'tag') return vocabulary.tags
  if (field === 'legalForm') return legalForms
  const key = field.startsWith('own:') ? field.slice(4) : null
  return (key && vocabulary.own.find((each) => each.key === key)?.values) || []
}
