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
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { useKeys } from '#app/ui/use-keys'
import type { RoundRow } from '#db/rounds'
import type { InventoryPage } from './inventory.server'

type Answer = { decision: string | null } | { roundId: string } | { closed: boolean } | Refused | FormErrors

/** Who is visited and how, decided with the client one by one. One key decides; everything is kept at once. */
export function InventoryScreen({ page, op }: { page: InventoryPage; op: string }) {
  const { t } = useTranslation(['common', 'run'])
  const { round, progress } = page
  if (!round) return <NoRound page={page} op={op} />
  const done = progress.total - progress.open
  return (
    <Panel
      title={round.name}
      lead={t('run:inventory.lead')}
      aside={
        <span className="font-semibold tabular-nums" aria-live="polite">
          {t('run:inventory.progress', { done, total: progress.total })}
        </span>
      }
    >
      <RoundState page={page} op={op} />
      <RoundList page={page} />
    </Panel>
  )
}

function NoRound({ page, op }: { page: InventoryPage; op: string }) {
  const { t } = useTranslation(['common', 'run'])
  const starting = useFetcher<Answer>()
  const refused = starting.data && 'message' in starting.data ? starting.data.message : null
  return (
    <EmptyState
      title={t('run:inventory.empty')}
      hint={refused ?? (page.hasSegments ? t('run:inventory.emptyHint') : t('run:inventory.noPlan'))}
      action={
        page.hasSegments && !refused ? (
          <starting.Form method="post" action="rounds">
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="name" value={t('run:inventory.name', { number: 1 })} />
            <Button type="submit" look="primary" busy={starting.state !== 'idle'}>
              {t('run:inventory.start')}
            </Button>
          </starting.Form>
        ) : (
          <LinkButton to="../actions" look="primary">
            {t('run:inventory.toPlan')}
          </LinkButton>
        )
      }
    />
  )
}

function RoundState({ page, op }: { page: InventoryPage; op: string }) {
  const { t } = useTranslation(['common', 'run'])
  const closing = useFetcher<Answer>()
  const starting = useFetcher<Answer>()
  const { round, progress } = page
  if (!round) return null
  const refused = starting.data && 'message' in starting.data ? starting.data.message : null
  return (
    <div className="mb-4 grid gap-2">
      {round.closedAt && <Notice tone="ok">{t('run:inventory.closed', progress)}</Notice>}
      {refused && <Notice live>{refused}</Notice>}
      <div className="flex flex-wrap gap-2">
        <closing.Form method="post" action={`rounds/${round.id}/closed`}>
          <input type="hidden" name="closed" value={round.closedAt ? 'no' : 'yes'} />
          <Button type="submit" look={round.closedAt ? 'quiet' : progress.open === 0 ? 'primary' : 'secondary'}>
            {t(round.closedAt ? 'run:inventory.reopen' : 'run:inventory.close')}
          </Button>
        </closing.Form>
        {round.closedAt && (
          <>
            <starting.Form method="post" action="rounds">
              <input type="hidden" name="op" value={op} />
              <input type="hidden" name="name" value={t('run:inventory.name', { number: page.rounds.length + 1 })} />
              <Button type="submit">{t('run:inventory.next')}</Button>
            </starting.Form>
            <LinkButton to="../run/calls" look="primary">
              {t('run:inventory.toCalls')}
            </LinkButton>
          </>
        )}
      </div>
    </div>
  )
}

function RoundList({ page }: { page: InventoryPage }) {
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
  useKeys({ j: () => go(at + 1), k: () => go(at - 1), v: () => decide('visit'), n: () => decide('no'), b: () => press('discuss') })
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
            <RoundLine row={row} closed={page.round?.closedAt != null} />
          </li>
        ))}
      </ol>
    </>
  )
}

const decisions = ['visit', 'no', 'discuss'] as const

function RoundLine({ row, closed }: { row: RoundRow; closed: boolean }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const deciding = useFetcher<Answer>()
  const [open, setOpen] = useState(Boolean(row.problem || row.approach || row.wishes))
  const sent = deciding.formData?.get('decision')
  const decision = sent ?? row.decision
  const refused = deciding.data && 'message' in deciding.data ? deciding.data : null
  useEffect(() => {
    if (refused?.refused === 'nothing-to-discuss') setOpen(true)
  }, [refused])
  return (
    <deciding.Form method="post" className="grid gap-2">
      <input type="hidden" name="customerId" value={row.customerId} />
      <div className="grid items-center gap-2 md:grid-cols-[minmax(12rem,1fr)_minmax(8rem,auto)_7rem_auto]">
        <div className="min-w-0">
          <Link to={`/relations/${row.customerId}`} className="font-semibold hover:underline">
            {row.name}
          </Link>{' '}
          <span className="text-ink3">{row.place}</span>
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
        <fieldset className="flex gap-1" disabled={closed}>
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
      {open && (closed ? <NotesKept row={row} /> : <RoundNotes row={row} />)}
    </deciding.Form>
  )
}

const pressed = {
  visit: 'border-brand bg-brand text-brand-ink',
  no: 'border-edge bg-sunken text-ink',
  discuss: 'border-warn bg-warn-soft text-warn-text',
}

/** Kept when the field is left: nobody presses a button for a remark. */
function RoundNotes({ row }: { row: RoundRow }) {
  const { t } = useTranslation(['common', 'run'])
  const saving = useFetcher<Answer>()
  const keep = (field: 'problem' | 'approach' | 'wishes', text: string) => {
    if (text !== (row[field] ?? '')) saving.submit({ customerId: row.customerId, [field]: text }, { method: 'post' })
  }
  return (
    <div className="grid gap-2 md:grid-cols-3">
      {(['problem', 'approach', 'wishes'] as const).map((field) => (
        <Field key={field} label={t(`run:inventory.${field}`)}>
          <Input name={field} maxLength={1000} defaultValue={row[field] ?? ''} onBlur={(event) => keep(field, event.target.value)} />
        </Field>
      ))}
      <p className="text-xs text-ink3 md:col-span-3" aria-live="polite">
        {saving.data && 'decision' in saving.data ? t('run:inventory.saved') : ''}
      </p>
    </div>
  )
}

/** What was recorded, once the round is closed: to read, in one line. */
function NotesKept({ row }: { row: RoundRow }) {
  const { t } = useTranslation(['common', 'run'])
  const said = (['problem', 'approach', 'wishes'] as const).filter((field) => row[field])
  if (said.length === 0) return null
  return (
    <p className="text-ink2">
      {said.map((field) => (
        <span key={field} className="mr-4">
          <span className="text-ink3">{t(`run:inventory.${field}`)}:</span> {row[field]}
        </span>
      ))}
    </p>
  )
}
