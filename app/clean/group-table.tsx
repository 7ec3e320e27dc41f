import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { TextLink } from '#app/ui/link-button'
import type { CardField, CardMember, GroupCard } from './group-card.server'
import { ScrollRegion } from './scroll-region'
import type { GroupChoice } from './use-group-choice'

type Part = { group: GroupCard; choice: GroupChoice }

/** The members side by side with the fields in which they differ; each value can be picked. On a phone the members stand below each other per field. */
export function GroupTable({ group, choice }: Part) {
  const { t } = useTranslation(['common', 'clean'])
  const columns = { gridTemplateColumns: `minmax(7rem,9rem) repeat(${group.members.length}, minmax(13rem,1fr))` }
  return (
    <ScrollRegion label={t('clean:duplicates.title')} className="rounded-xl border border-line bg-surface shadow-card">
      <div className="md:min-w-fit">
        <div className="grid gap-x-3 border-b border-line p-3 max-md:flex max-md:flex-col max-md:gap-2 md:px-4" style={columns}>
          <span className="self-end text-xs text-ink3 max-md:hidden">{t('clean:duplicates.keep')}</span>
          {group.members.map((member) => (
            <MemberHead key={member.id} member={member} choice={choice} many={group.members.length > 2} />
          ))}
        </div>
        <div className="flex flex-col divide-y divide-line">
          {group.fields.map((field, at) => (
            <fieldset
              key={field.field}
              className="grid items-stretch gap-x-3 gap-y-1 px-3 py-1.5 max-md:flex max-md:flex-col md:px-4"
              style={columns}
            >
              <legend className="sr-only">{nameOf(field.field, t)}</legend>
              <span aria-hidden className="flex items-center gap-2 text-ink3">
                {at < 9 && <Kbd>{at + 1}</Kbd>}
                {nameOf(field.field, t)}
              </span>
              {group.members.map((member, place) => (
                <ValueCell key={member.id} field={field} member={member} text={field.texts[place] ?? ''} choice={choice} />
              ))}
            </fieldset>
          ))}
          <RevenueRows group={group} choice={choice} columns={columns} />
          <OwnRows group={group} choice={choice} columns={columns} />
        </div>
        <p className="border-t border-line px-4 py-2 text-xs text-ink3">
          {group.equal > 0 && <>{t('clean:duplicates.equal', { count: group.equal })} · </>}
          <KeptWords {...{ group, choice }} />
        </p>
      </div>
    </ScrollRegion>
  )
}

function nameOf(field: CardField['field'], t: ReturnType<typeof useTranslation<['common', 'clean']>>['t']): string {
  return field === 'address' || field === 'phones' || field === 'salutation' || field === 'linkedinUrl'
    ? t(`clean:duplicates.fields.${field}`)
    : t(`clean:fields.${field}`)
}

function MemberHead({ member, choice, many }: { member: CardMember; choice: GroupChoice; many: boolean }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const isKeeper = choice.keeperId === member.id
  const isOut = !choice.memberIds.includes(member.id)
  const since = member.createdOn ? t('clean:duplicates.since', { day: format.day(member.createdOn, 'medium') }) : null
  return (
    <div className={classes('rounded-lg border p-2.5', isKeeper ? 'border-brand bg-brand-soft' : 'border-line', isOut && 'opacity-60')}>
      <label className="flex min-h-8 items-start gap-2">
        <input
          type="radio"
          name="keeper"
          checked={isKeeper}
          onChange={() => choice.keep(member.id)}
          aria-label={t('clean:duplicates.keepThis', { name: member.name })}
          className="mt-1 size-4 shrink-0 accent-brand"
        />
        <span className="min-w-0">
          <b className={classes('font-semibold break-words', isKeeper && 'text-brand-text')}>{member.name}</b>
          <span className="block text-xs text-ink3">
            {isOut
              ? t('clean:duplicates.left')
              : [isKeeper ? t('clean:duplicates.keep').toLowerCase() : null, since].filter(Boolean).join(' · ')}
          </span>
        </span>
      </label>
      {member.places.map((place) => (
        <p key={place} className="mt-0.5 pl-6 text-ink2 break-words">
          {place}
        </p>
      ))}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 text-xs">
        {many && !isKeeper && (
          <label className="inline-flex min-h-8 items-center gap-1.5 md:min-h-6">
            <input
              type="checkbox"
              checked={!isOut}
              onChange={() => choice.toggleMember(member.id)}
              aria-label={t('clean:duplicates.include', { name: member.name })}
              className="size-4 accent-brand"
            />
            {t('clean:duplicates.merge')}
          </label>
        )}
        {member.openId && (
          <TextLink to={`/relations/${member.openId}`} target="_blank" className="inline-flex min-h-8 items-center text-xs md:min-h-6">
            {t('open')}
          </TextLink>
        )}
      </div>
    </div>
  )
}

function ValueCell({ field, member, text, choice }: { field: CardField; member: CardMember; text: string; choice: GroupChoice }) {
  const { t } = useTranslation(['common', 'clean', 'relations'])
  const isOn = choice.from(field) === member.id
  const isOut = !choice.memberIds.includes(member.id)
  if (text === '') return <span className="flex items-center px-2.5 text-ink3 max-md:hidden">{t('clean:duplicates.empty')}</span>
  const isPicked = choice.fields[field.field] === member.id
  const shown = field.field === 'status' && (text === 'active' || text === 'closed') ? t(`relations:statuses.${text}`) : text
  const why = isPicked ? t('clean:duplicates.suggested.picked') : t(`clean:duplicates.suggested.${field.why}`)
  return (
    <label
      className={classes(
        'flex min-h-11 items-start gap-2 rounded-md border px-2.5 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-brand md:min-h-8',
        isOn ? 'border-brand bg-brand-soft text-brand-text' : 'border-transparent text-ink2 hover:border-line hover:bg-sunken/60',
        isOut && 'pointer-events-none opacity-40',
      )}
    >
      <input
        type="radio"
        name={`field-${field.field}`}
        checked={isOn}
        disabled={isOut}
        onChange={() => choice.pick(field.field, member.id)}
        aria-label={t('clean:duplicates.pick', { field: nameOf(field.field, t), value: shown })}
        className="sr-only"
      />
      <Check aria-hidden size={15} className={classes('mt-0.5 shrink-0', !isOn && 'invisible')} />
      <span className="min-w-0 break-words">
        {shown}
        {isOn && <span className="block text-xs opacity-80">{field.field === 'phones' ? t('clean:duplicates.phonesTogether') : why}</span>}
      </span>
    </label>
  )
}

type RowsProps = Part & { columns: React.CSSProperties }

function RevenueRows({ group, choice, columns }: RowsProps) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  return group.revenue.map(({ year, cents }) => {
    const isSum = choice.sumYears.includes(year)
    return (
      <div key={year} className="grid items-center gap-x-3 px-3 py-2 max-md:flex max-md:flex-wrap md:px-4" style={columns}>
        <span className="text-ink3">
          {year === 0 ? t('clean:duplicates.revenueUnknown') : t('clean:duplicates.revenueYear', { year })}
          <button
            type="button"
            aria-pressed={isSum}
            onClick={() => choice.toggleSum(year)}
            className={classes(
              'ml-2 min-h-8 rounded-md px-1.5 text-xs font-semibold md:min-h-6',
              isSum ? 'bg-brand-soft text-brand-text' : 'text-brand-text hover:bg-sunken',
            )}
          >
            {t('clean:duplicates.sum')}
          </button>
        </span>
        {cents.map((amount, at) => (
          <span
            key={group.members[at]?.id}
            className={classes(
              'px-2.5 tabular-nums',
              isSum || group.members[at]?.id === choice.keeperId ? 'font-semibold text-ink' : 'text-ink3',
            )}
          >
            {amount === null ? '–' : format.euroWhole(amount)}
          </span>
        ))}
      </div>
    )
  })
}

/** Own columns of the file that differ: to see, not to choose; those of the newest record stay. */
function OwnRows({ group, columns }: RowsProps) {
  const headers = [...new Set(group.members.flatMap(({ own }) => own.map(([header]) => header)))].slice(0, 6)
  return headers.map((header) => (
    <div
      key={header}
      className="grid items-center gap-x-3 px-3 py-1.5 text-xs text-ink3 max-md:flex max-md:flex-wrap md:px-4"
      style={columns}
    >
      <span className="break-words">{header}</span>
      {group.members.map((member) => (
        <span key={member.id} className="px-2.5 break-words">
          {member.own.find(([each]) => each === header)?.[1] ?? '–'}
        </span>
      ))}
    </div>
  ))
}

function KeptWords({ group, choice }: Part) {
  const { t } = useTranslation(['common', 'clean'])
  const members = group.members.filter(({ id }) => choice.memberIds.includes(id))
  const sum = (of: keyof CardMember['counts']) => members.reduce((total, { counts }) => total + counts[of], 0)
  const places = members.reduce((total, member) => total + member.places.length, 0)
  const parts = [
    ...(places > 0 ? [t('clean:duplicates.places', { count: places })] : []),
    ...(['contacts', 'activities', 'followUps', 'notes'] as const)
      .filter((part) => sum(part) > 0)
      .map((part) => t(`clean:duplicates.${part}`, { count: sum(part) })),
  ]
  return t('clean:duplicates.keepsAll', { what: parts.join(', ') || t('clean:duplicates.nothing') })
}
