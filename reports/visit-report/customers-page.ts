import { type Paper, type } from '#reports/paper'
import { type Block, stack } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed, pageHeading } from './headed'
import type { WordedComplaint, WordedList, WordedOpportunity, WordedReport, WordedVisit } from './worded'

/** Opportunities, complaints and visits one by one. */
export function customersPage(paper: Paper, { customers }: WordedReport): void {
  if (!customers) return
  const { heading, opportunities, complaints, visits } = customers
  pageHeading(paper, heading)
  const blocks = [
    listBlock(paper, opportunities, opportunityColumns),
    listBlock(paper, complaints, complaintColumns),
    listBlock(paper, visits, visitColumns),
  ]
  stack(
    paper,
    blocks.filter((block) => block !== null),
    { least: 22, most: 30 },
  )
}

function listBlock<Row>(paper: Paper, { heading, columns, rows }: WordedList<Row>, columnsOf: (names: Row) => Column<Row>[]): Block | null {
  if (rows.length === 0) return null
  const table = tableOf<Row>(paper, columnsOf(columns), rows)
  return headed(paper, heading, table.height, table.draw, 60)
}

function opportunityColumns(columns: WordedOpportunity): Column<WordedOpportunity>[] {
  return [
    { heading: columns.customer, width: 146, cell: (row) => row.customer },
    { heading: columns.text, cell: (row) => row.text },
    { heading: columns.who, width: { most: 70 }, style: type.bodySoft, cell: (row) => row.who, most: 2 },
    { heading: columns.when, width: { most: 60 }, style: type.bodySoft, cell: (row) => row.when, most: 1 },
    { heading: columns.value, width: { most: 70 }, align: 'right', style: type.bodyStrong, cell: (row) => row.value, most: 1 },
  ]
}

function complaintColumns(columns: WordedComplaint): Column<WordedComplaint>[] {
  return [
    { heading: columns.customer, width: 146, cell: (row) => row.customer },
    { heading: columns.text, cell: (row) => row.text },
    { heading: columns.who, width: { most: 70 }, style: type.bodySoft, cell: (row) => row.who, most: 2 },
    { heading: columns.state, width: { most: 120 }, align: 'right', style: type.bodyStrong, cell: (row) => row.state, most: 2 },
  ]
}

function visitColumns(columns: WordedVisit): Column<WordedVisit>[] {
  return [
    { heading: columns.day, width: { most: 54 }, style: type.bodySoft, cell: (row) => row.day, most: 1 },
    { heading: columns.customer, cell: (row) => row.customer },
    { heading: columns.who, width: { most: 70 }, style: type.bodySoft, cell: (row) => row.who, most: 2 },
    { heading: columns.outcome, width: { most: 64 }, cell: (row) => row.outcome, most: 1 },
    { heading: columns.score, width: { most: 36 }, align: 'right', style: type.bodyStrong, cell: (row) => row.score, most: 1 },
    { heading: columns.topics, width: 132, style: type.bodySoft, cell: (row) => row.topics },
  ]
}
