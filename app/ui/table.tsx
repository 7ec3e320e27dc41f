import { Link } from '@remix-run/react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers and amounts go right, in figures of one width. */
  align?: 'left' | 'right'
  /** The heading of the card that a row becomes on a phone. The first column unless said otherwise. */
  primary?: boolean
  /** Left out on a phone. */
  wideOnly?: boolean
  sortable?: boolean
  className?: string
}

export interface Sorting {
  key: string
  direction: 'up' | 'down'
  /** The address of this page, sorted so. */
  hrefFor: (key: string, direction: 'up' | 'down') => string
}

export interface TableProps<Row> {
  /** What the table holds; read by screen readers, seen by nobody. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** A colour behind the row; the words in it must say the same. */
  rowClassName?: (row: Row) => string | undefined
  sorting?: Sorting
  /** The last line, such as totals, one node per column key. */
  footer?: Partial<Record<string, ReactNode>>
  /** What stands here when there are no rows: an EmptyState. */
  empty?: ReactNode
}

/** A dense table with a head that stays in sight. On a phone each row is a card with its own labels. */
export function Table<Row>({ caption, columns, rows, rowKey, rowClassName, sorting, footer, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const primary = columns.find((column) => column.primary) ?? columns[0]
  return (
    <table className="w-full border-separate border-spacing-0 max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:hidden">
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className={classes(
              'group max-md:flex max-md:flex-col max-md:border-b max-md:border-line max-md:py-3 md:hover:bg-sunken/60',
              rowClassName?.(row),
            )}
          >
            {columns.map((column) => (
              <td
                key={column.key}
                data-label={column === primary ? undefined : column.header}
                className={classes(
                  'md:h-9 md:border-b md:border-line md:px-3 md:py-1.5 md:first:pl-5 md:last:pr-5 md:group-last:border-b-0',
                  column.align === 'right' && 'tabular-nums md:text-right',
                  column === primary ? 'max-md:order-first max-md:mb-1 max-md:w-full max-md:text-base max-md:font-semibold' : phoneCell,
                  column.wideOnly && 'max-md:hidden',
                  column.className,
                )}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {footer && (
        <tfoot className="max-md:block">
          <tr className="font-semibold max-md:block max-md:py-3">
            {columns.map((column) => (
              <td
                key={column.key}
                data-label={footer[column.key] === undefined || column === primary ? undefined : column.header}
                className={classes(
                  'md:h-10 md:border-t md:border-edge md:px-3 md:first:pl-5 md:last:pr-5',
                  column.align === 'right' && 'tabular-nums md:text-right',
                  column === primary ? 'max-md:block' : footer[column.key] === undefined ? 'max-md:hidden' : phoneCell,
                )}
              >
                {footer[column.key]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

// On a phone the header cell is gone, so each cell carries its label.
const phoneCell =
  'max-md:flex max-md:w-full max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:py-0.5 max-md:text-right max-md:empty:hidden max-md:before:shrink-0 max-md:before:text-xs max-md:before:text-ink3 max-md:before:content-[attr(data-label)]'

function ColumnHead<Row>({ column, sorting }: { column: Column<Row>; sorting?: Sorting }) {
  const { t } = useTranslation()
  const sorted = sorting?.key === column.key ? sorting.direction : undefined
  const next = sorted === 'up' ? 'down' : 'up'
  const Arrow = sorted === 'down' ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted === 'up' ? 'ascending' : 'descending') : undefined}
      className={classes(
        'sticky top-0 z-10 h-9 border-b border-line bg-surface px-3 text-xs font-semibold whitespace-nowrap text-ink3 first:pl-5 last:pr-5',
        column.align === 'right' ? 'text-right' : 'text-left',
        column.className,
      )}
    >
      {column.sortable && sorting ? (
        <Link
          to={sorting.hrefFor(column.key, next)}
          replace
          preventScrollReset
          aria-label={t(next === 'up' ? 'table.sortUp' : 'table.sortDown', { column: column.header })}
          className={classes('inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink', sorted && 'text-ink')}
        >
          {column.header}
          <Arrow aria-hidden size={12} className={sorted ? undefined : 'opacity-0'} />
        </Link>
      ) : (
        column.header
      )}
    </th>
  )
}
