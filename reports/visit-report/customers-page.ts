import type { ReportPart } from '#domain/reporting/layout'
import { type Paper, type } from '#reports/paper'
import type { Block } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed } from './headed'
import type { WordedComplaint, WordedList, WordedOpportunity, WordedReport, WordedVisit } from './worded'

/** Opportunities, complaints and visits one by one; those that the report has none of say nothing. */
export function customerBlocks(paper: Paper, { customers }: WordedReport, parts: readonly ReportPart[]): Block[] {
  if (!customers) return []
  const { opportunities, complaints, visits } = customers
  const blocks = parts.map((part) => {
    if (part === 'opportunities') return listBlock(paper, opportunities, opportunityColumns)
    if (part === 'complaints') return listBlock(paper, complaints, complaintColumns)
    return part === 'visits' ? listBlock(paper, visits, visitColumns) : null
  })
  return blocks.filter((block) => block !== null)
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
