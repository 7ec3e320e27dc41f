import { Link, useFetcher, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { groupOf } from '#app/segments/segment-colour'
import { Button } from '#app/ui/button'
import { Chip, Marker } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { Notice } from '#app/ui/notice'
import { useKeys } from '#app/ui/use-keys'
import type { RoundRow } from '#db/rounds'
import type { InventoryPage } from './inventory.server'
import { hasNotes, NotesKept, RoundNotes } from './round-notes'

type Answer = { decision: string | null } | Refused | FormErrors

/** Everyone in a round, problems first, each with a decision at one press; the same for us and for the client's own people. */
export function RoundList({ page, forClient = false }: { page: InventoryPage; forClient?: boolean }) {
  const { t } = useTranslation(['common', 'run'])
  const [search, setSearch] = useSearchParams()
  const onlyOpen = search.get('show') === 'open'
  // The order of the moment the page came is kept while deciding, so that rows do not jump away under the hand.
  const order = useRef(page.rows.map((row) => row.customerId))
  const byId = new Map(page.rows.map((row) => [row.customerId, row]))
  const kept = [...order.current.flatMap((id) => byId.get(id) ?? []), ...page.rows.filter((row) => !order.current.includes(row.customerId))]
  const rows = onlyOpen ? kept.filter((row) => row.decision === null) : kept
  const [at, setAt] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const press = (decision: string) => list.current?.children[at]?.querySelector<HTMLButtonElement>(`button[value=${decision}]`)?.click()
  const decide = (decision: string) => {
    press(decision)
    go(at + 1)
  }
  useKeys({
    j: () => go(at + 1),
    k: () => go(at - 1),
    v: () => decide('visit'),
    t: () => decide('phone'),
    n: () => decide('no'),
    b: () => press('discuss'),
  })
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          look={onlyOpen ? 'quiet' : 'secondary'}
          aria-pressed={!onlyOpen}
          onClick={() => setSearch({}, { preventScrollReset: true })}
        >
          {t('run:inventory.all')} ({page.progress.total})
        </Button>
        <Button
          size="sm"
          look={onlyOpen ? 'secondary' : 'quiet'}
          aria-pressed={onlyOpen}
          onClick={() => setSearch({ show: 'open' }, { preventScrollReset: true })}
        >
          {t('run:inventory.open')} ({page.progress.open})
        </Button>
        <span className="hidden text-xs text-ink3 md:inline">{t('run:inventory.keys')}</span>
      </div>
      <ol ref={list} className="divide-y divide-line border-y border-line">
        {rows.map((row, index) => (
          <li key={row.customerId} className={classes('px-2 py-2', index === at && 'bg-brand-soft/50')}>
            <RoundLine
              row={row}
              closed={page.round?.closedAt != null}
              sameName={kept.filter(({ name }) => name === row.name).length > 1}
              people={page.people}
              forClient={forClient}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

const decisions = ['visit', 'phone', 'no', 'discuss'] as const

interface RoundLineProps {
  row: RoundRow
  closed: boolean
  /** Another customer in the round has the same name: the street tells them apart. */
  sameName: boolean
  people: InventoryPage['people']
  forClient: boolean
}

function RoundLine({ row, closed, sameName, people, forClient }: RoundLineProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const deciding = useFetcher<Answer>()
  const [open, setOpen] = useState(hasNotes(row))
  const sent = deciding.formData?.get('decision')
  const decision = sent ?? row.decision
  const refused = !closed && deciding.data && 'message' in deciding.data ? deciding.data : null
  useEffect(() => {
    if (refused?.refused === 'nothing-to-discuss') setOpen(true)
  }, [refused])
  return (
    <deciding.Form method="post" className="grid gap-2">
      <input type="hidden" name="customerId" value={row.customerId} />
      <div className="grid items-center gap-2 md:grid-cols-[minmax(12rem,1fr)_minmax(8rem,auto)_7rem_auto]">
        <div className="min-w-0">
          {forClient ? (
            <b className="font-semibold">{row.name}</b>
          ) : (
            <Link to={`/relations/${row.customerId}`} className="font-semibold hover:underline">
              {row.name}
            </Link>
          )}{' '}
          <span className="text-ink3">{[sameName && row.street, row.place].filter(Boolean).join(', ')}</span>
          {row.openComplaint && (
            <Chip tone="bad" className="ml-2">
              {t('run:inventory.complaint')}
            </Chip>
          )}
          {row.doNotContact && (
            <Chip tone="warn" className="ml-2">
              {t('run:inventory.dnc')}
            </Chip>
          )}
        </div>
        {row.segment && row.segmentColour ? <Marker colour={groupOf[row.segmentColour]}>{row.segment}</Marker> : <span />}
        <span className="text-right text-ink2 tabular-nums">{row.revenueCents === null ? '' : format.euroWhole(row.revenueCents)}</span>
        <fieldset className="flex flex-wrap gap-1" disabled={closed}>
          <legend className="sr-only">{t('run:inventory.decision', { name: row.name })}</legend>
          {decisions.map((value) => (
            <button
              key={value}
              type="submit"
              name="decision"
              value={value}
              aria-pressed={decision === value}
              className={classes(
                'min-h-11 rounded-md border px-2.5 font-medium disabled:opacity-60 md:min-h-8',
                decision === value ? pressed[value] : 'border-line bg-surface text-ink2 hover:bg-sunken',
              )}
            >
              {t(`run:inventory.${value}`)}
            </button>
          ))}
          <Button
            look="quiet"
            size="sm"
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            aria-label={t('run:inventory.notes', { name: row.name })}
          >
            …
          </Button>
        </fieldset>
      </div>
      {refused && (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      {open && (closed ? <NotesKept row={row} people={people} /> : <RoundNotes row={row} people={people} />)}
    </deciding.Form>
  )
}

const pressed = {
  visit: 'border-brand bg-brand text-brand-ink',
  phone: 'border-brand bg-brand-soft text-brand-soft-ink',
  no: 'border-edge bg-sunken text-ink',
  discuss: 'border-warn bg-warn-soft text-warn-text',
}
