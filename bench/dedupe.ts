import { findDuplicates } from '#domain/clean/duplicates/find'
import { countPairs, countPreselected, f1, type PairCounts, precision, recall, sumOf } from './dedupe/figures'
import { readLabelledSet } from './dedupe/labelled-set'

/**
 * Measures the matcher on a folder with `records.csv` and `truth.csv`: precision, recall and F1 over pairs of records after clustering, without labels
 * and with one setting for all sets. `seconds` is the search alone, reading the files left out.
 */
export async function run(args: Record<string, string>): Promise<object> {
  if (!args.data) throw new Error('dedupe needs --data <folder with records.csv and truth.csv>')
  const { rows, kinds, entityOf } = readLabelledSet(args.data)
  const began = performance.now()
  const searched = kinds.map(({ kind, records }) => ({ kind, records, found: findDuplicates(records, { kind }) }))
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2))
  const measured = searched.map(({ kind, records, found }) => ({
    name: kind === 'organisation' ? 'org' : 'person',
    all: countPairs(records, found, entityOf),
    chosen: countPreselected(records, found, entityOf),
  }))
  return {
    rows,
    candidatePairs: searched.reduce((sum, { found }) => sum + found.compared, 0),
    ...figures(sumOf(measured.map(({ all }) => all)), sumOf(measured.map(({ chosen }) => chosen))),
    byKind: Object.fromEntries(measured.map(({ name, all, chosen }) => [name, figures(all, chosen)])),
    seconds,
  }
}

function figures(all: PairCounts, chosen: PairCounts) {
  return {
    precision: precision(all),
    recall: recall(all),
    f1: f1(all),
    preselected: { precision: precision(chosen), coverage: recall(chosen) },
  }
}
