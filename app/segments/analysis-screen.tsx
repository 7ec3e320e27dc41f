import { Form, Link, useSubmit } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { NlMap } from '#app/ui/figures/nl-map'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { AbcPanel } from './abc-panel'
import type { Analysis } from './analysis.server'
import { RfvPanel } from './rfv-panel'
import { withRule } from './with-rule'

/** The base from three sides. Every part of it can become a rule. */
export function AnalysisScreen({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation(['common', 'segments'])
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Chosen analysis={analysis} />
        <LinkButton to="../segments" look="secondary" className="ml-auto">
          {t('segments:analysis.toSegments')}
        </LinkButton>
      </div>
      {analysis.abc && analysis.rfv && analysis.chosen ? (
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <AbcPanel abc={analysis.abc} chosen={analysis.chosen} />
          <RfvPanel rfv={analysis.rfv} chosen={analysis.chosen} />
        </div>
      ) : (
        <Panel>
          <EmptyState dense title={t('segments:analysis.noNumbers')} hint={t('segments:analysis.noNumbersHint')} />
        </Panel>
      )}
      <PlacesPanel analysis={analysis} />
    </div>
  )
}

function Chosen({ analysis: { choices, chosen, abc } }: { analysis: Analysis }) {
  const { t } = useTranslation(['common', 'segments'])
  const submit = useSubmit()
  if (!chosen) return null
  const nameOf = ({ measure, year }: { measure: string; year: number }) =>
    t('segments:fields.measure', { measure: measure === 'revenue' ? t('segments:measures.revenue') : measure, year: year || '' })
  return (
    <Form className="flex flex-wrap items-end gap-3" onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}>
      <Field label={t('segments:analysis.number')}>
        <Select
          name="number"
          defaultValue={`${chosen.measure}:${chosen.year}`}
          options={choices.map((choice) => ({ value: `${choice.measure}:${choice.year}`, label: nameOf(choice) }))}
        />
      </Field>
      <Field label={t('segments:analysis.cutA')}>
        <Input name="a" type="number" min={1} max={98} defaultValue={Math.round((abc?.cuts.a ?? 0.8) * 100)} className="w-24" />
      </Field>
      <Field label={t('segments:analysis.cutB')}>
        <Input name="b" type="number" min={2} max={99} defaultValue={Math.round((abc?.cuts.b ?? 0.95) * 100)} className="w-24" />
      </Field>
    </Form>
  )
}

function PlacesPanel({ analysis: { places, map, chosen } }: { analysis: Analysis }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const value = (amount: number) => (chosen?.measure === 'revenue' ? format.euroWhole(amount) : format.number(amount))
  return (
    <Panel title={t('segments:analysis.places')} lead={t('segments:analysis.placesLead')}>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        {map ? (
          <figure className="grid gap-1">
            <div className="aspect-[430/270] overflow-hidden rounded-lg border border-line bg-water">
              <NlMap figure={map.figure} label={t('segments:analysis.mapSpoken', { count: map.shown })} marks={map.marks} />
            </div>
            <figcaption className="text-xs text-ink3">
              {map.shown < map.known
                ? t('segments:analysis.mapSome', { shown: map.shown, known: map.known })
                : t('segments:analysis.mapAll', { count: map.known })}
            </figcaption>
          </figure>
        ) : (
          <EmptyState dense title={t('segments:form.noPlaces')} />
        )}
        <ol className="max-h-96 divide-y divide-line overflow-y-auto border-y border-line" aria-label={t('segments:analysis.places')}>
          {places.map(({ municipality, customers, value: total, known }) => (
            <li key={municipality ?? '-'} className="flex flex-wrap items-baseline gap-x-3 px-1 py-1.5">
              {municipality ? (
                <Link to={withRule(placeRule(municipality))} className="font-medium hover:underline">
                  {municipality}
                </Link>
              ) : (
                <span className="text-ink3">{t('segments:analysis.noPlace')}</span>
              )}
              <span className="ml-auto tabular-nums">{t('segments:count', { count: customers })}</span>
              <span className="w-24 text-right text-xs text-ink3 tabular-nums">{known > 0 ? value(total) : '–'}</span>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  )
}

const placeRule = (value: string) => ({
  any: [
    { field: 'municipality', test: { op: 'eq', value } },
    {
      all: [
        { field: 'municipality', test: { op: 'empty' } },
        { field: 'place', test: { op: 'eq', value } },
      ],
    },
  ],
})
