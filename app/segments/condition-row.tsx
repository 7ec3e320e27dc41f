import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import type { RuleVocabulary } from '#domain/segment/names'
import { AreaField } from './area-field'
import { type ConditionDraft, emptyCondition, fieldsFor, kindOf, operatorsOf } from './rule-draft'

export interface ConditionRowProps {
  condition: ConditionDraft
  vocabulary: RuleVocabulary
  onChange: (condition: ConditionDraft) => void
}

/** One condition: a field, how, and a value with the values that the base really has on offer. */
export function ConditionRow({ condition, vocabulary, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const nameOf = useFieldName()
  const operators = condition.field ? operatorsOf[kindOf(condition.field)] : []
  const pickField = (field: string) => {
    const kind = kindOf(field)
    const [first = ''] = operatorsOf[kind]
    onChange({ ...emptyCondition, id: condition.id, field, op: first, value: kind === 'yesNo' || kind === 'area' ? 'yes' : '' })
  }
  return (
    <div className="grid gap-2 md:grid-cols-[minmax(9rem,1fr)_auto_minmax(9rem,1fr)]">
      <Select
        aria-label={t('segments:form.field')}
        value={condition.field}
        emptyLabel={t('segments:form.field')}
        onChange={(event) => pickField(event.target.value)}
      >
        {fieldsFor(vocabulary).map(({ group, fields }) => (
          <optgroup key={group} label={t(`segments:groups.${group as 'place'}`)}>
            {fields.map((value) => (
              <option key={value} value={value}>
                {nameOf(value)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
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
  const measureName = (measure: string) => (measure === 'revenue' ? t('segments:measures.revenue') : measure)
  return (field) => {
    const [name = '', ...rest] = field.split(':')
    if (name === 'own') return t('segments:fields.own', { key: rest.join(':') })
    if (name === 'growth') {
      return t('segments:fields.growth', { measure: measureName(rest.slice(0, -2).join(':')), from: rest.at(-2), to: rest.at(-1) })
    }
    if (name !== 'measure') return t(`segments:fields.${name as 'place'}`)
    return t('segments:fields.measure', { measure: measureName(rest.slice(0, -1).join(':')), year: rest.at(-1) })
  }
}

function ValueInput({ condition, vocabulary, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const kind = condition.field ? kindOf(condition.field) : 'text'
  const yesNo = (yes: string, no: string) => (
    <Select
      aria-label={t('segments:form.value')}
      value={condition.value}
      onChange={(event) => onChange({ ...condition, value: event.target.value })}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
    />
  )
  const from = kind === 'distance' && <PointSelect condition={condition} vocabulary={vocabulary} onChange={onChange} />
  if (condition.op === '' || condition.op === 'empty' || condition.op === 'notEmpty') return from || <span />
  if (kind === 'yesNo') return yesNo(t('segments:form.yes'), t('segments:form.no'))
  if (kind === 'area') {
    return (
      <div className="grid gap-2 md:col-span-3">
        {yesNo(t('segments:form.inside'), t('segments:form.outside'))}
        <AreaField corners={condition.corners} onChange={(corners) => onChange({ ...condition, corners })} />
      </div>
    )
  }
  if (condition.field === 'owner' && condition.op !== 'in') {
    return (
      <Select
        aria-label={t('segments:form.value')}
        value={condition.value}
        emptyLabel={t('segments:form.value')}
        onChange={(event) => onChange({ ...condition, value: event.target.value })}
        options={vocabulary.owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
    )
  }
  return (
    <div className="grid gap-2">
      {condition.op === 'between' ? (
        <Range condition={condition} vocabulary={vocabulary} onChange={onChange} />
      ) : (
        <OneValue condition={condition} vocabulary={vocabulary} onChange={onChange} />
      )}
      {from}
    </div>
  )
}

const unitOf = (field: string) =>
  kindOf(field) === 'euro' ? '€' : kindOf(field) === 'distance' ? 'km' : field.startsWith('growth:') ? '%' : undefined

function Range({ condition, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  return (
    <div className="grid grid-cols-2 gap-2">
      {(['from', 'to'] as const).map((end) => (
        <Input
          key={end}
          aria-label={t(`segments:form.${end}`)}
          inputMode="decimal"
          before={unitOf(condition.field)}
          value={condition[end]}
          onChange={(event) => onChange({ ...condition, [end]: event.target.value })}
        />
      ))}
    </div>
  )
}

function OneValue({ condition, vocabulary, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const listId = useId()
  const known = knownValues(condition.field, vocabulary)
  const kind = kindOf(condition.field)
  const isNumeric = kind === 'number' || kind === 'euro' || kind === 'distance'
  return (
    <div className="grid gap-1">
      <Input
        aria-label={t('segments:form.value')}
        list={known.length > 0 ? listId : undefined}
        before={unitOf(condition.field)}
        inputMode={isNumeric ? 'decimal' : undefined}
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

function PointSelect({ condition, vocabulary, onChange }: ConditionRowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const points = condition.at ? [condition.at, ...vocabulary.points.filter(({ name }) => name !== condition.at?.name)] : vocabulary.points
  return (
    <Select
      aria-label={t('segments:form.point')}
      value={condition.at?.name ?? ''}
      emptyLabel={t('segments:form.point')}
      onChange={({ target }) => onChange({ ...condition, at: points.find(({ name }) => name === target.value) ?? null })}
      options={points.map(({ name }) => ({ value: name, label: t('segments:form.pointFrom', { place: name }) }))}
    />
  )
}

function knownValues(field: string, vocabulary: RuleVocabulary): readonly string[] {
  if (field === 'place') return vocabulary.places
  if (field === 'municipality') return vocabulary.municipalities
  if (field === 'tag') return vocabulary.tags
  if (field === 'legalForm')
    return ['bv', 'nv', 'vof', 'cv', 'maatschap', 'eenmanszaak', 'stichting', 'vereniging', 'cooperatie', 'overheid', 'foreign']
  const key = field.startsWith('own:') ? field.slice(4) : null
  return (key && vocabulary.own.find((each) => each.key === key)?.values) || []
}
