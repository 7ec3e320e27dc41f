import { Link, useFetcher, useParams, useSearchParams } from '@remix-run/react'
import { ArrowDown, ArrowUp, ChartScatter, GripVertical, Pencil, Plus, Trash2, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip, Marker } from '#app/ui/chip'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { useKeys } from '#app/ui/use-keys'
import { parseRule } from '#domain/segment/rule'
import type { SegmentsPage } from './overview.server'
import { Presets } from './presets'
import { clashInWords, ruleInWords } from './rule-words'
import { groupOf } from './segment-colour'
import { SegmentForm } from './segment-form'
import { type Ordering, useOrdering } from './use-ordering'

type Stored = SegmentsPage['segments'][number]

/** Step 2: the segments in the order in which their rules are tried, each with its rule in words, its count and its share of revenue. */
export function SegmentsScreen({ page, op }: { page: SegmentsPage; op: string }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const [search, setSearch] = useSearchParams()
  const given = useGivenRule(search.get('rule'))
  const [editing, setEditing] = useState<string | 'new' | null>(given ? 'new' : null)
  const closing = useFetcher()
  const ordering = useOrdering(page.segments)
  useKeys({ r: () => setEditing('new') })
  const stop = () => {
    setEditing(null)
    if (search.has('rule')) setSearch({}, { replace: true, preventScrollReset: true })
  }

  if (page.customers === 0) {
    return (
      <EmptyState
        title={t('segments:empty.noCustomers')}
        hint={t('segments:empty.noCustomersHint')}
        action={
          <LinkButton to="../clean" look="primary">
            {t('segments:empty.toClean')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <div className="grid gap-4">
      <Panel
        title={t('segments:title')}
        lead={t('segments:lead')}
        aside={
          <span className="flex flex-wrap gap-2">
            <LinkButton to="analysis" look="secondary">
              <ChartScatter aria-hidden size={16} /> {t('segments:analysis.title')}
            </LinkButton>
            <Button look="primary" keyHint="R" onClick={() => setEditing('new')}>
              <Plus aria-hidden size={16} /> {t('segments:add')}
            </Button>
          </span>
        }
      >
        {editing === 'new' && (
          <div className="mb-4 rounded-lg border border-line p-4">
            <SegmentForm
              segment={null}
              segments={page.segments}
              customers={page.customers}
              vocabulary={page.vocabulary}
              given={given}
              onDone={stop}
            />
          </div>
        )}
        {page.segments.length === 0 && editing !== 'new' && (
          <div className="grid gap-4">
            <EmptyState dense title={t('segments:empty.title')} hint={t('segments:empty.hint', { count: page.customers })} />
            <Presets vocabulary={page.vocabulary} op={op} />
          </div>
        )}
        {ordering.conflict}
        <ol className="divide-y divide-line">
          {ordering.shown.map((segment) => (
            <li key={segment.id} className="py-3" {...ordering.dropOn(segment)}>
              {editing === segment.id ? (
                <SegmentForm
                  segment={segment}
                  segments={page.segments}
                  customers={page.customers}
                  vocabulary={page.vocabulary}
                  onDone={stop}
                />
              ) : (
                <SegmentRow segment={segment} page={page} ordering={ordering} onEdit={() => setEditing(segment.id)} />
              )}
            </li>
          ))}
        </ol>
      </Panel>
      {page.segments.length > 0 && (
        <closing.Form method="post" action="closed" className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="closed" value={page.segmentedOn ? 'no' : 'yes'} />
          {page.segmentedOn ? (
            <>
              <Chip tone="ok">{t('segments:closed', { day: format.day(page.segmentedOn) })}</Chip>
              <Button type="submit" look="quiet" size="sm">
                {t('segments:reopen')}
              </Button>
            </>
          ) : (
            <Button type="submit" look="primary">
              {t('segments:close')}
            </Button>
          )}
          <LinkButton to="../actions" look="secondary">
            {t('segments:toActions')}
          </LinkButton>
        </closing.Form>
      )}
    </div>
  )
}

/** A rule in the address, as the analysis writes it there. */
function useGivenRule(text: string | null) {
  return useMemo(() => {
    try {
      return text ? parseRule(JSON.parse(text)) : null
    } catch {
      return null
    }
  }, [text])
}

interface RowProps {
  segment: Stored
  page: SegmentsPage
  ordering: Ordering
  onEdit: () => void
}

function SegmentRow({ segment, page, ordering, onEdit }: RowProps) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const share = page.revenueCents > 0 ? segment.revenueCents / page.revenueCents : null
  return (
    <div className="grid items-center gap-x-4 gap-y-2 md:grid-cols-[13rem_1fr_8rem_12rem]">
      <span className="flex min-w-0 items-center gap-1">
        {segment.isRest ? <span className="hidden w-5 md:inline" /> : <Grip segment={segment} ordering={ordering} />}
        <Marker colour={groupOf[segment.colour]}>
          <Link to={segment.id} className="font-semibold hover:underline">
            {segment.name}
          </Link>
        </Marker>
      </span>
      <p className="text-ink2">
        {segment.isRest ? t('segments:restRule') : segment.rule ? ruleInWords(segment.rule, { t, format }) : t('segments:unreadable')}
        {segment.clashes.length > 0 && <span className="block text-warn-text">{clashInWords(segment.clashes, { t, format })}</span>}
        {segment.missing.length > 0 && (
          <span className="block text-warn-text">{t('segments:missing', { names: segment.missing.join(', ') })}</span>
        )}
      </p>
      <p className="md:text-right">
        <b className="font-semibold tabular-nums">{t('segments:count', { count: segment.customers })}</b>
        {share !== null && <span className="block text-xs text-ink3">{t('segments:share', { share: format.percent(share) })}</span>}
        {segment.pinned > 0 && <span className="block text-xs text-ink3">{t('segments:pinned', { count: segment.pinned })}</span>}
      </p>
      <RowActions segment={segment} ordering={ordering} onEdit={onEdit} />
    </div>
  )
}

function Grip({ segment, ordering }: { segment: Stored; ordering: Ordering }) {
  return (
    <span {...ordering.grip(segment)} className="hidden cursor-grab text-ink3 active:cursor-grabbing md:inline">
      <GripVertical aria-hidden size={16} />
    </span>
  )
}

function RowActions({ segment, ordering, onEdit }: Omit<RowProps, 'page'>) {
  const { t } = useTranslation(['common', 'segments'])
  const removing = useFetcher()
  const { campaignId } = useParams()
  const ruled = ordering.shown.filter(({ isRest }) => !isRest).map(({ id }) => id)
  const at = ruled.indexOf(segment.id)
  const swap = (to: number) => ordering.move(segment.id, to)
  return (
    <div className="flex justify-end gap-1">
      {!segment.isRest && (
        <>
          <Button
            look="quiet"
            size="sm"
            square
            aria-label={t('segments:up', { name: segment.name })}
            disabled={at === 0}
            onClick={() => swap(at - 1)}
          >
            <ArrowUp aria-hidden size={16} />
          </Button>
          <Button
            look="quiet"
            size="sm"
            square
            aria-label={t('segments:down', { name: segment.name })}
            disabled={at === ruled.length - 1}
            onClick={() => swap(at + 1)}
          >
            <ArrowDown aria-hidden size={16} />
          </Button>
        </>
      )}
      <LinkButton to={segment.id} look="quiet" size="sm" square aria-label={`${t('segments:members')}: ${segment.name}`}>
        <Users aria-hidden size={16} />
      </LinkButton>
      <Button look="quiet" size="sm" square aria-label={`${t('segments:edit')}: ${segment.name}`} onClick={onEdit}>
        <Pencil aria-hidden size={16} />
      </Button>
      {!segment.isRest && (
        <ConfirmDialog
          danger
          title={t('segments:removeTitle', { name: segment.name })}
          lead={t('segments:removeLead')}
          confirmLabel={t('segments:remove')}
          onConfirm={() => removing.submit({}, { method: 'post', action: `/campaigns/${campaignId}/segments/${segment.id}/removed` })}
          trigger={
            <Button look="quiet" size="sm" square aria-label={`${t('segments:remove')}: ${segment.name}`}>
              <Trash2 aria-hidden size={16} />
            </Button>
          }
        />
      )}
    </div>
  )
}
