import { useFetcher } from '@remix-run/react'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { classes } from '#app/ui/classes'
import { Field } from '#app/ui/field'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import { moved, partsFor, type ReportLayout, type ReportPart, usualLayout } from '#domain/reporting/layout'
import { isEvaluation } from '#domain/reporting/period'
import type { ReportPage } from './read.server'

interface BuilderPanelProps {
  page: ReportPage
  layout: ReportLayout
  onChange: (layout: ReportLayout) => void
}

/** Which parts a report has, in which order, and which period it is about. Alt with an arrow moves the part that has the focus. */
export function BuilderPanel({ page: { report, layout: stands, periods }, layout, onChange }: BuilderPanelProps) {
  const { t } = useTranslation(['common', 'reports'])
  const saving = useFetcher<{ saved: true } | Refused | FormErrors>()
  const answer = saving.data
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('reports:saved'))
  }, [answer, t])
  const isChanged = layout.join() !== stands.join()
  const isUsual = layout.join() === usualLayout(report.kind).join()
  return (
    <Panel title={t('reports:builder.title')} lead={t('reports:builder.lead')}>
      {periods.length > 1 && <PeriodField report={report} periods={periods} />}
      <saving.Form method="post" action={`/reports/${report.id}/layout`} className="grid gap-3">
        <input type="hidden" name="version" value={report.version} />
        {layout.map((part) => (
          <input key={part} type="hidden" name="parts" value={part} />
        ))}
        <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
        <Parts kind={report.kind} layout={layout} onChange={onChange} />
        <Checkbox name="keep" value="on" label={t('reports:builder.keep')} hint={t('reports:builder.keepHint')} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look={isChanged ? 'primary' : 'secondary'} busy={saving.state !== 'idle'}>
            {t('reports:save')}
          </Button>
          {!isUsual && (
            <Button type="button" look="quiet" onClick={() => onChange(usualLayout(report.kind))}>
              {t('reports:builder.usual')}
            </Button>
          )}
        </div>
      </saving.Form>
    </Panel>
  )
}

function PeriodField({ report, periods }: Pick<ReportPage, 'report' | 'periods'>) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const moving = useFetcher<{ saved: true } | Refused | FormErrors>()
  const answer = moving.data
  return (
    <Field label={t('reports:builder.period')} error={answer && 'message' in answer ? answer.message : undefined} className="mb-3">
      <Select
        value={report.startsOn}
        disabled={moving.state !== 'idle'}
        onChange={(event) =>
          moving.submit({ version: report.version, day: event.target.value }, { method: 'post', action: `/reports/${report.id}/period` })
        }
        options={periods.map((period) => ({ value: period.from, label: format.period(period) }))}
      />
    </Field>
  )
}

function Parts({
  kind,
  layout,
  onChange,
}: {
  kind: ReportPage['report']['kind']
  layout: ReportLayout
  onChange: (layout: ReportLayout) => void
}) {
  const { t } = useTranslation(['common', 'reports'])
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<ReportPart | null>(null)
  const [said, setSaid] = useState('')
  const others = partsFor(kind).filter((part) => !layout.includes(part))
  const name = (part: ReportPart) => t(`reports:builder.parts.${part}`)
  const move = (part: ReportPart, by: -1 | 1) => {
    const next = moved(layout, part, by)
    onChange(next)
    setSaid(t('reports:builder.moved', { part: name(part), place: next.indexOf(part) + 1, count: next.length }))
    // The part that moved keeps the focus, so that one can go on with the same key.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-part="${part}"] input`)?.focus())
  }
  const onKey = (event: KeyboardEvent, part: ReportPart) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(part, event.key === 'ArrowUp' ? -1 : 1)
  }
  const drop = (on: ReportPart) => {
    if (!dragged || dragged === on) return
    const rest = layout.filter((part) => part !== dragged)
    const to = layout.indexOf(on)
    onChange([...rest.slice(0, to), dragged, ...rest.slice(to)])
  }
  return (
    <div>
      <p className="mb-1 text-xs text-ink3">{t('reports:builder.order')}</p>
      <ol ref={list} aria-label={t('reports:builder.chosen')} className="divide-y divide-line border-y border-line">
        {layout.map((part, at) => (
          <li
            key={part}
            data-part={part}
            draggable
            onDragStart={() => setDragged(part)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged && event.preventDefault()}
            onDrop={() => drop(part)}
            className={classes('flex items-center gap-1', dragged === part && 'opacity-50')}
          >
            <GripVertical aria-hidden size={15} className="shrink-0 cursor-grab text-ink3 max-md:hidden" />
            <Checkbox
              checked
              disabled={part === 'evaluation' && isEvaluation(kind)}
              onChange={() => onChange(layout.filter((each) => each !== part))}
              onKeyDown={(event) => onKey(event, part)}
              label={name(part)}
              className="flex-1"
            />
            <Mover label={t('reports:builder.up', { part: name(part) })} disabled={at === 0} onClick={() => move(part, -1)}>
              <ArrowUp aria-hidden size={16} />
            </Mover>
            <Mover
              label={t('reports:builder.down', { part: name(part) })}
              disabled={at === layout.length - 1}
              onClick={() => move(part, 1)}
            >
              <ArrowDown aria-hidden size={16} />
            </Mover>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <ul aria-label={t('reports:builder.leftOut')} className="mt-2 text-ink2">
          {others.map((part) => (
            <li key={part} data-part={part}>
              <Checkbox checked={false} onChange={() => onChange([...layout, part])} label={name(part)} />
            </li>
          ))}
        </ul>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}

function Mover({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string
  disabled: boolean
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <Button type="button" look="quiet" size="sm" square aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  )
}
