import { Link, useFetcher } from '@remix-run/react'
import { CheckCheck, CircleCheck } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { FindingKind, FindingRule } from '#domain/clean/finding'
import { type Gap, GapLine } from './gap-line'
import { AskClient, TakeCorrections } from './gaps-deeds'
import { SectionHeading } from './section-heading'

export type GapCount = { kind: FindingKind; rule: FindingRule; open: number; later: number; withProposal: number }

export type GapsPageProps = {
  campaignId: string
  counts: GapCount[]
  page: { rows: Gap[]; total: number; page: number; size: number }
  rule: FindingRule | null
  state: 'open' | 'later'
}

/** What was found about customers and waits for a person: by check at the left, one line each at the right. */
export function GapsPage(props: GapsPageProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { campaignId, counts, page, rule, state } = props
  const open = counts.reduce((sum, count) => sum + count.open, 0)
  const later = counts.reduce((sum, count) => sum + count.later, 0)
  if (open + later === 0)
    return <EmptyState icon={<CircleCheck aria-hidden size={22} />} title={t('clean:gaps.none')} hint={t('clean:gaps.noneHint')} />
  const chosen = counts.find((count) => count.rule === rule)
  const search = new URLSearchParams({ ...(rule ? { rule } : {}), ...(state === 'later' ? { state } : {}) })
  return (
    <div className="flex flex-col gap-4">
      <SectionHeading
        title={t('clean:gaps.sentence', { count: open })}
        lead={t('clean:gaps.lead')}
        actions={
          state === 'open' && (
            <>
              <TakeCorrections campaignId={campaignId} />
              {chosen && chosen.open > chosen.withProposal && <AskClient campaignId={campaignId} rule={chosen.rule} />}
              {chosen && chosen.withProposal > 0 && (
                <TakeProposals campaignId={campaignId} rule={chosen.rule} count={chosen.withProposal} />
              )}
            </>
          )
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <Checks {...props} open={open} later={later} />
        <Panel flush>
          {page.rows.length === 0 ? (
            <EmptyState dense title={t('clean:gaps.noneOfKind')} />
          ) : (
            <ul className="divide-y divide-line">
              {page.rows.map((gap) => (
                <GapLine key={gap.id} gap={gap} campaignId={campaignId} />
              ))}
            </ul>
          )}
          <Pagination
            page={page.page}
            pageSize={page.size}
            total={page.total}
            hrefFor={(number) => `?${new URLSearchParams([...search, ['page', String(number)]])}`}
          />
        </Panel>
      </div>
    </div>
  )
}

function Checks({ counts, rule, state, open, later }: GapsPageProps & { open: number; later: number }) {
  const { t } = useTranslation(['common', 'clean'])
  const kinds = [...new Set(counts.map(({ kind }) => kind))]
  return (
    <nav aria-label={t('clean:gaps.checks')} className="flex flex-col gap-3">
      <ul>
        <CheckLink to="?" isOn={rule === null && state === 'open'} label={t('clean:gaps.all')} count={open} />
        {later > 0 && <CheckLink to="?state=later" isOn={state === 'later'} label={t('clean:gaps.later')} count={later} />}
      </ul>
      {kinds.map((kind) => (
        <div key={kind}>
          <h3 className="px-3 text-xs font-semibold text-ink3">{t(`clean:kinds.${kind}`)}</h3>
          <ul>
            {counts
              .filter((count) => count.kind === kind && count.open > 0)
              .map((count) => (
                <CheckLink
                  key={count.rule}
                  to={`?rule=${count.rule}`}
                  isOn={rule === count.rule && state === 'open'}
                  label={t(`clean:findings.${count.rule}`)}
                  count={count.open}
                />
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function CheckLink({ to, isOn, label, count }: { to: string; isOn: boolean; label: string; count: number }) {
  const format = useFormat()
  return (
    <li>
      <Link
        to={to}
        replace
        preventScrollReset
        aria-current={isOn ? 'page' : undefined}
        className={classes(
          'flex min-h-11 items-center justify-between gap-3 rounded-md px-3 md:min-h-8',
          isOn ? 'bg-brand-soft font-semibold text-brand-text' : 'text-ink2 hover:bg-sunken',
        )}
      >
        <span className="min-w-0 truncate">{label}</span>
        <span className="tabular-nums">{format.number(count)}</span>
      </Link>
    </li>
  )
}

function TakeProposals({ campaignId, rule, count }: { campaignId: string; rule: FindingRule; count: number }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { fixed: number }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:gaps.proposalsDone', { count: fetcher.data.fixed }))
  }, [fetcher.state, fetcher.data, t])
  return (
    <Button
      look="primary"
      busy={fetcher.state !== 'idle'}
      onClick={() => fetcher.submit({ rule }, { method: 'post', action: `/campaigns/${campaignId}/clean/gaps/proposals` })}
    >
      <CheckCheck aria-hidden size={16} />
      {t('clean:gaps.proposals', { count })}
    </Button>
  )
}
