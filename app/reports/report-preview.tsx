import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AbcChart, agreedColour, MatrixChart, PaceChart } from '#app/ui/figures/base-charts'
import { BurnDownChart } from '#app/ui/figures/burn-down-chart'
import { NlMap } from '#app/ui/figures/nl-map'
import { ThemeBars } from '#app/ui/figures/theme-bars'
import type { Tone } from '#app/ui/tone'
import type { ReportPart } from '#domain/reporting/layout'
import type { WordedReport } from '#reports/visit-report/content'
import { chaptersFrom } from '#reports/visit-report/parts'
import { EvaluationSection } from './evaluation-section'
import type { ReportFigures } from './figures.server'

const toneOf: Record<'good' | 'bad' | 'neutral', Tone> = { good: 'ok', bad: 'bad', neutral: 'brand' }

/**
 * The report as the client reads it, with the same words and figures as the paper. Its language is the report's, not the reader's. `behind` is the
 * address of the log lines behind a figure.
 */
export function ReportPreview({ worded, figures, behind }: { worded: WordedReport; figures: ReportFigures; behind: string }) {
  const { glance, correction } = worded
  const parts = chaptersFrom(worded).flatMap((chapter) => chapter.parts)
  return (
    <article lang={worded.language} className="mx-auto grid max-w-[52rem] gap-8 rounded-lg bg-surface p-5 shadow-card md:p-10">
      <header className="flex flex-wrap justify-between gap-2 text-ink3">
        <b className="font-semibold text-ink">{worded.firm}</b>
        <span>{worded.stamp}</span>
      </header>
      <section className="grid gap-3">
        <p className="text-ink3">{worded.about}</p>
        <h2 className="font-serif text-2xl font-semibold text-balance md:text-3xl">{glance.headline}</h2>
        <p className="max-w-[68ch] text-base text-ink2">{glance.summary.join(' ')}</p>
        <dl className="mt-3 grid grid-cols-2 gap-4 md:grid-cols-4">
          {glance.numbers.map((number, at) => (
            <div key={number.label} className="border-l-2 border-brand pl-3">
              <dd className="text-2xl font-bold tabular-nums">
                <Behind at={behind} figure={inNumbers[at] ?? ''}>
                  {number.value}
                </Behind>{' '}
                <span className="text-base font-normal text-ink2">{number.of}</span>
              </dd>
              <dt>{number.label}</dt>
              <dd className="text-xs text-ink3">{number.change}</dd>
            </div>
          ))}
        </dl>
      </section>
      {correction && (
        <Section heading={correction.heading}>
          <p className="wrap-anywhere">{correction.text}</p>
          <ul className="list-disc pl-5 marker:text-now">
            {correction.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Section>
      )}
      {parts.map((part) => (
        <Part key={part} part={part} worded={worded} figures={figures} behind={behind} />
      ))}
    </article>
  )
}

interface PartProps {
  part: ReportPart
  worded: WordedReport
  figures: ReportFigures
  behind: string
}

function Part({ part, worded, figures, behind }: PartProps) {
  const { evaluation, hours, bookings, customers } = worded
  if (part === 'asks') return <Asks asks={worded.asks} behind={behind} />
  if (part === 'voices') return <Voices voices={worded.voices} behind={behind} />
  if (part === 'evaluation') return evaluation ? <EvaluationSection evaluation={evaluation} behind={behind} /> : null
  if (part === 'pace') return <Pace worded={worded} figures={figures} behind={behind} />
  if (part === 'base') return <Base worded={worded} figures={figures} />
  if (part === 'places') return <Places worded={worded} figures={figures} behind={behind} />
  if (part === 'opportunities' || part === 'complaints' || part === 'visits') {
    return customers && <CustomerList part={part} customers={customers} behind={behind} />
  }
  if (part === 'hours') {
    return (
      <Section heading={hours.heading}>
        <p className="text-ink2">{hours.summary}</p>
        <BurnDownChart wide={figures.wide} narrow={figures.narrow} label={hours.spoken} />
      </Section>
    )
  }
  return (
    <Section heading={bookings.heading}>
      <Bookings bookings={bookings} behind={behind} />
      {bookings.travel && (
        <p className="text-xs text-ink3">
          <Behind at={behind} figure="travel">
            {bookings.travel}
          </Behind>
        </p>
      )}
    </Section>
  )
}

function Asks({ asks, behind }: { asks: WordedReport['asks']; behind: string }) {
  return (
    <Section heading={asks.heading}>
      {asks.asks.length === 0 && <p className="text-ink2">{asks.none}</p>}
      <ol className="divide-y divide-line border-t border-line">
        {asks.asks.map((ask, at) => (
          <li key={ask.sources.join()} className="grid grid-cols-[1.5rem_1fr_auto] gap-x-3 py-2 md:grid-cols-[1.5rem_1fr_9rem_7rem]">
            <b className="text-now-text">{at + 1}</b>
            <Behind at={behind} figure={`ask-${at}`}>
              {ask.text}
            </Behind>
            <span className="col-start-2 text-ink2 md:col-start-auto">{ask.who}</span>
            <b className={ask.state === 'late' ? 'text-right text-now-text' : 'text-right'}>{ask.when}</b>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Voices({ voices, behind }: { voices: WordedReport['voices']; behind: string }) {
  return (
    <Section heading={voices.heading}>
      <div className="grid gap-6 md:grid-cols-2">
        {voices.themes.length === 0 ? (
          <p className="text-ink2">{voices.none}</p>
        ) : (
          <ThemeBars
            themes={voices.themes.map(({ label, count, tone }, at) => ({
              label,
              count,
              tone: toneOf[tone],
              to: `${behind}?figure=theme-${at}`,
            }))}
          />
        )}
        {voices.quote && (
          <blockquote className="font-serif text-lg text-ink2 italic">
            <Behind at={behind} figure="voice">
              {voices.quote.text}
            </Behind>
            <footer className="font-sans text-xs text-ink3 not-italic">{voices.quote.by}</footer>
          </blockquote>
        )}
      </div>
    </Section>
  )
}

function Places({ worded: { where, next }, figures, behind }: Omit<PartProps, 'part'>) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Section heading={where.heading}>
        {figures.map ? (
          <NlMap figure={figures.map} label={where.spoken} className="rounded-lg" />
        ) : (
          <p className="text-ink2">{where.none}</p>
        )}
      </Section>
      <Section heading={next.heading}>
        {next.items.length === 0 && <p className="text-ink2">{next.none}</p>}
        <ul className="list-disc pl-5 marker:text-now">
          {next.items.map((item, at) => (
            <li key={item}>
              <Behind at={behind} figure={`next-${at}`}>
                {item}
              </Behind>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Pace({ worded: { pace }, figures, behind }: Omit<PartProps, 'part'>) {
  if (!pace || !figures.pace) return null
  return (
    <Section heading={pace.heading}>
      <PaceChart figure={figures.pace} label={pace.spoken} />
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink3">
        <Key colour="var(--brand)">{pace.key.visited}</Key>
        <Key colour={agreedColour}>{pace.key.booked}</Key>
        {pace.bars.flatMap(({ text, visited, booked }, at) => [
          visited > 0 && (
            <li key={`${text} visited`}>
              <Behind at={behind} figure={`visited-${at}`}>
                {text}: {visited} {pace.key.visited}
              </Behind>
            </li>
          ),
          booked > 0 && (
            <li key={`${text} booked`}>
              <Behind at={behind} figure={`booked-${at}`}>
                {text}: {booked} {pace.key.booked}
              </Behind>
            </li>
          ),
        ])}
      </ul>
    </Section>
  )
}

function Key({ colour, children }: { colour: string; children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <i aria-hidden className="size-2.5 rounded-sm" style={{ background: colour }} />
      {children}
    </li>
  )
}

function Base({ worded: { base }, figures }: Pick<PartProps, 'worded' | 'figures'>) {
  if (!base || !figures.abc) return null
  return (
    <Section heading={base.heading}>
      <p className="text-ink2">{base.lead}</p>
      <div className="grid gap-6 md:grid-cols-2">
        <div className="grid content-start gap-2">
          <h4 className="font-semibold">{base.curve.heading}</h4>
          <AbcChart figure={figures.abc} label={base.curve.spoken} />
        </div>
        {base.matrix && figures.matrix && (
          <div className="grid content-start gap-2">
            <h4 className="font-semibold">{base.matrix.heading}</h4>
            <MatrixChart figure={figures.matrix} ends={base.matrix.ends} label={base.matrix.spoken} />
          </div>
        )}
      </div>
      <p className="text-ink2">{base.note}</p>
    </Section>
  )
}

const inNumbers = ['visited', 'booked', 'score', 'opportunities']

/** A figure that leads to the log lines behind it. */
function Behind({ at, figure, children }: { at: string; figure: string; children: React.ReactNode }) {
  const { t } = useTranslation('reports')
  return (
    <Link
      to={`${at}?figure=${figure}`}
      title={t('behind.title')}
      className="decoration-edge decoration-dotted underline-offset-4 wrap-anywhere hover:underline hover:decoration-solid"
    >
      {children}
    </Link>
  )
}

interface CustomerListProps {
  part: 'opportunities' | 'complaints' | 'visits'
  customers: NonNullable<WordedReport['customers']>
  behind: string
}

/** Opportunities, complaints or visits one by one; nothing when there are none. */
function CustomerList({ part, customers: { opportunities, complaints, visits }, behind }: CustomerListProps) {
  const lists = {
    opportunities: {
      heading: opportunities.heading,
      rows: opportunities.rows.map((row, at) => [`opportunity-${at}`, row.customer, row.text, row.value || row.when]),
    },
    complaints: {
      heading: complaints.heading,
      rows: complaints.rows.map((row, at) => [`complaint-${at}`, row.customer, row.text, row.state]),
    },
    visits: {
      heading: visits.heading,
      rows: visits.rows.map((row, at) => [`visit-${at}`, row.customer, `${row.day} · ${row.who} · ${row.outcome}`, row.score]),
    },
  }
  const { heading, rows } = lists[part]
  if (rows.length === 0) return null
  return (
    <Section heading={heading}>
      <ol className="divide-y divide-line border-t border-line">
        {rows.map(([figure = '', customer, text, right]) => (
          <li key={figure} className="grid grid-cols-[1fr_auto] gap-x-3 py-1.5 md:grid-cols-[2fr_3fr_auto]">
            <Behind at={behind} figure={figure}>
              {customer}
            </Behind>
            <span className="text-ink2 max-md:row-start-2">{text}</span>
            <span className="text-right tabular-nums">{right}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Section({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <section className="grid content-start gap-3">
      <h3 className="font-serif text-lg font-semibold">{heading}</h3>
      {children}
    </section>
  )
}

function Bookings({ bookings, behind }: { bookings: WordedReport['bookings']; behind: string }) {
  const { columns, opening, rows, total } = bookings
  const line = (row: WordedReport['bookings']['total'], figure = '', strong = false) => (
    <>
      <td className="py-1.5 pr-3 whitespace-nowrap text-ink2">{row.day}</td>
      <td className={strong ? 'py-1.5 pr-3 font-semibold' : 'py-1.5 pr-3'}>
        {figure ? (
          <Behind at={behind} figure={figure}>
            {row.text}
          </Behind>
        ) : (
          row.text
        )}
      </td>
      <td className="py-1.5 pr-3 text-ink2 max-md:hidden">{row.who}</td>
      <td className="py-1.5 text-right tabular-nums">{row.hours}</td>
      <td className="py-1.5 pl-3 text-right font-semibold tabular-nums">{row.balance}</td>
      <td className="py-1.5 pl-3 text-right tabular-nums text-ink2 max-md:hidden">{row.travel}</td>
    </>
  )
  return (
    <table className="w-full">
      <thead className="text-left text-xs text-ink3">
        <tr className="border-b border-line">
          <th className="py-1 font-normal">{columns.day}</th>
          <th className="font-normal">{columns.text}</th>
          <th className="font-normal max-md:hidden">{columns.who}</th>
          <th className="text-right font-normal">{columns.hours}</th>
          <th className="pl-3 text-right font-normal">{columns.balance}</th>
          <th className="pl-3 text-right font-normal max-md:hidden">{columns.travel}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {opening && <tr>{line(opening)}</tr>}
        {rows.map((row, at) => (
          <tr key={row.sources.join()}>{line(row, `booking-${at}`)}</tr>
        ))}
        <tr className="border-t-2 border-ink">{line(total, 'balance', true)}</tr>
      </tbody>
    </table>
  )
}
