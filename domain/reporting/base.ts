import { abc } from '#domain/segment/abc'
import { type RfvFacts, rfv } from '#domain/segment/rfv'

/** Every living customer of the client with one number of one year, such as revenue, and the days since the last contact. */
export type BaseNumbers = { measure: string; year: number; customers: readonly RfvFacts[] }

/** The customer base as two drawings: how few customers make most of the number, and how recent the contact is with the large and the small. */
export type BaseView = {
  measure: string
  year: number
  /** Whose number is known, and of how many it is not: those are in neither drawing. */
  known: number
  unknown: number
  /** How many customers make which share of the number: class A, and A with B. */
  ends: readonly { name: 'A' | 'B'; cut: number; customers: number; share: number }[]
  curve: readonly { customers: number; total: number }[]
  /** `cells[recency - 1][value - 1]` counts customers by fifths, 5 is most recent and largest. Null while of nobody is known when there was contact. */
  cells: readonly (readonly number[])[] | null
}

const cuts = { a: 0.8, b: 0.95 }
/** More steps than this are not seen on paper. */
const curveSteps = 60

/** Null while no number is known: there is nothing to draw, and nought would say something else. */
export function baseView({ measure, year, customers }: BaseNumbers): BaseView | null {
  const ranked = abc(customers, cuts, curveSteps)
  const known = ranked.ranked.length
  if (known === 0 || ranked.total <= 0) return null
  const { A, B } = ranked.classes
  const matrix = rfv(customers)
  return {
    measure,
    year,
    known,
    unknown: ranked.unknown.length,
    ends: [
      { name: 'A', cut: cuts.a, customers: A.customers, share: A.share },
      { name: 'B', cut: cuts.b, customers: A.customers + B.customers, share: A.share + B.share },
    ],
    curve: ranked.curve,
    cells: matrix.scores.length > 0 ? matrix.cells.map((row) => row.map((cell) => cell.customers)) : null,
  }
}
