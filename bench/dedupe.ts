import { f1, type PairCounts, precision, recall, sumOf } from './dedupe/figures'
import { type Measured, searchInThreads } from './dedupe/in-threads'
import { newRowFigures } from './dedupe/new-row'

/**
 * Measures the matcher on a folder with `records.csv` and `truth.csv` (`--data DIR`), on a real file that goes through the import as any file does
 * (`--data FILE --truth COLUMN`), or on a made-up Dutch base (`--rows N --seed S`): precision, recall and F1 over pairs of records after clustering,
 * without labels and with one setting for all sets. `--newRow` also measures one new record against all.
 * `--growth` searches a tenth of the rows first and tells with which power of the rows the time grows.
 */
export async function run({ data, rows = '0', seed = '1', growth, newRow, truth }: Record<string, string>): Promise<object> {
  if (!data && !Number(rows)) throw new Error('dedupe needs --data <folder with records.csv and truth.csv>, or --rows N')
  const generated = (count: number) => ({ rows: count, seed: Number(seed) })
  const tenth = growth ? await searchInThreads(generated(Math.round(Number(rows) / 10))) : null
  const source = !data ? generated(Number(rows)) : truth ? { file: data, truth } : { folder: data }
  const measured = await searchInThreads(source)
  return {
    rows: measured.rows,
    candidatePairs: measured.kinds.reduce((sum, { compared }) => sum + compared, 0),
    ...figures(sumOf(measured.kinds.map(({ all }) => all)), sumOf(measured.kinds.map(({ chosen }) => chosen))),
    byKind: Object.fromEntries(measured.kinds.map(({ kind, all, chosen }) => [kind === 'person' ? 'person' : 'org', figures(all, chosen)])),
    seconds: measured.seconds,
    cpuSeconds: measured.cpuSeconds,
    ...(tenth ? growthOf(tenth, measured) : {}),
    ...(newRow ? newRowFigures(source) : {}),
  }
}

function growthOf(less: Measured, more: Measured) {
  const power = Math.log(more.cpuSeconds / less.cpuSeconds) / Math.log(more.rows / less.rows)
  return { tenth: { rows: less.rows, seconds: less.seconds, cpuSeconds: less.cpuSeconds }, growthExponent: Number(power.toFixed(3)) }
}

function figures(all: PairCounts, chosen: PairCounts) {
  return {
    precision: precision(all),
    recall: recall(all),
    f1: f1(all),
    preselected: { precision: precision(chosen), coverage: recall(chosen) },
  }
}
