import { Link } from '@remix-run/react'
import type { WordedReport } from '#reports/visit-report/content'

/** The part of an evaluation on screen, with the words of the paper. */
export function EvaluationSection({ evaluation, behind }: { evaluation: NonNullable<WordedReport['evaluation']>; behind: string }) {
  const { heading, lead, tables, findings, agreed } = evaluation
  return (
    <section className="grid gap-5">
      <div>
        <h3 className="font-serif text-lg font-semibold">{heading}</h3>
        <p className="text-ink2">{lead}</p>
      </div>
      {tables.map((table, at) => (
        <div key={table.heading}>
          <h4 className="font-semibold">{table.heading}</h4>
          {table.rows.length === 0 ? (
            <p className="text-ink2">{table.none}</p>
          ) : (
            <Lines table={table} to={at === 0 ? (row) => `${behind}?figure=expected-${row}` : undefined} />
          )}
        </div>
      ))}
      <div>
        <h4 className="font-semibold">{findings.heading}</h4>
        <p className="whitespace-pre-line text-ink2 wrap-anywhere">{findings.text || findings.none}</p>
      </div>
      <div>
        <h4 className="font-semibold">{agreed.heading}</h4>
        {agreed.points.length === 0 && <p className="text-ink2">{agreed.none}</p>}
        <ol className="list-decimal pl-5">
          {agreed.points.map((point) => (
            <li key={point} className="wrap-anywhere">
              {point}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

interface LinesProps {
  table: NonNullable<WordedReport['evaluation']>['tables'][number]
  /** The log lines behind what was seen in a row. */
  to?: (row: number) => string
}

function Lines({ table, to }: LinesProps) {
  const [what, ...others] = table.columns
  return (
    <table className="w-full">
      <thead className="text-left text-xs text-ink3">
        <tr className="border-b border-line">
          <th className="py-1 font-normal">{what}</th>
          {others.map((name) => (
            <th key={name} className="pl-3 text-right font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {table.rows.map(([name, ...cells], row) => (
          <tr key={name}>
            <td className="py-1.5 pr-3 wrap-anywhere">{name}</td>
            {others.map((column, at) => (
              <td key={column} className="py-1.5 pl-3 text-right tabular-nums">
                {to && at === 1 && cells[at] !== '–' ? (
                  <Link to={to(row)} className="font-semibold hover:underline">
                    {cells[at]}
                  </Link>
                ) : (
                  cells[at]
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
