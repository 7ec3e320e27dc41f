import { Form } from '@remix-run/react'
import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Field } from '#app/ui/field'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { addDays, isoWeek } from '#domain/calendar/day'
import { HoursTabs } from './hours-page'
import type { WeekScreen } from './read.server'

type SheetDay = WeekScreen['sheet']['days'][number]

/** The week of a consultant, day by day, with what is missing pointed at. */
export function WeekPage({ week, who, sheet, people }: WeekScreen) {
  const { t } = useTranslation(['common', 'hours'])
  const format = useFormat()
  const at = (days: number) => `/hours/week?${new URLSearchParams({ who, day: addDays(week.from, days) })}`
  const sums = { booked: format.duration(sheet.booked), capacity: format.duration(sheet.capacity) }
  return (
    <>
      <PageHeader
        title={t('hours:sheet.title', { week: String(isoWeek(week.from).week) })}
        lead={`${format.period(week)} · ${t('hours:sheet.booked', sums)}`}
        actions={
          <>
            <LinkButton to={at(-7)} square aria-label={t('hours:sheet.previous')}>
              <ChevronLeft aria-hidden size={16} />
            </LinkButton>
            <LinkButton to={at(7)} square aria-label={t('hours:sheet.next')}>
              <ChevronRight aria-hidden size={16} />
            </LinkButton>
          </>
        }
      />
      <HoursTabs />
      <Form method="get" className="my-4 flex flex-wrap items-end gap-3">
        <input type="hidden" name="day" value={week.from} />
        <Field label={t('hours:who')} className="w-64 max-sm:w-full">
          <Select name="who" defaultValue={who} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Button type="submit">{t('hours:show')}</Button>
        <p className="pb-2 font-semibold">
          {sheet.gap > 0 ? t('hours:sheet.gap', { gap: format.duration(sheet.gap) }) : t('hours:sheet.noGap')}
        </p>
      </Form>
      <div className="grid gap-3 lg:grid-cols-2">
        {sheet.days
          .filter((day) => day.off !== 'free' || day.booked !== 0 || day.unlogged.length > 0)
          .map((day) => (
            <Day key={day.day} day={day} />
          ))}
      </div>
    </>
  )
}

function Day({ day }: { day: SheetDay }) {
  const { t } = useTranslation(['common', 'hours', 'units'])
  const format = useFormat()
  const { off, lines, unlogged, gap, over, booked, minutes } = day
  return (
    <Panel
      title={format.day(day.day)}
      aside={
        off ? t(`hours:sheet.off.${off}`) : t('hours:sheet.booked', { booked: format.duration(booked), capacity: format.duration(minutes) })
      }
    >
      {lines.length === 0 && <p className="text-ink3">{t('hours:sheet.nothing')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={`${line.unitId} ${line.subject}`} className="flex justify-between gap-4 border-t border-line py-1.5 first:border-0">
            <span className="min-w-0">
              <TextLink to={`/units/${line.unitId}`}>{line.client}</TextLink> · {line.campaign}
              <span className="block text-xs text-ink3">{t(`units:ledger.subjects.${line.subject as 'visit'}`)}</span>
            </span>
            <b className="tabular-nums">{format.duration(line.minutes)}</b>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        {gap > 0 && (
          <Chip tone="warn" icon={<TriangleAlert aria-hidden size={12} />}>
            {t('hours:sheet.gap', { gap: format.duration(gap) })}
          </Chip>
        )}
        {over > 0 && minutes > 0 && <Chip>{t('hours:sheet.over', { over: format.duration(over) })}</Chip>}
      </div>
      {unlogged.map(({ id, customer }) => (
        <p key={id} className="mt-2 text-warn-text">
          {t('hours:sheet.unlogged', { customer })} · <TextLink to={`/visits/${id}/log`}>{t('hours:sheet.log')}</TextLink>
        </p>
      ))}
    </Panel>
  )
}
