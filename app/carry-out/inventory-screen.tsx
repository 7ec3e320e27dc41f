import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import type { InventoryPage } from './inventory.server'
import { RoundList } from './round-list'

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
  const sharing = useFetcher()
  const { round, progress, left } = page
  if (!round) return null
  const refused = starting.data && 'message' in starting.data ? starting.data.message : null
  return (
    <div className="mb-4 grid gap-2">
      {round.closedAt && <Notice tone="ok">{t('run:inventory.closed', progress)}</Notice>}
      {refused && <Notice live>{refused}</Notice>}
      {round.forClient && !round.closedAt && <Notice tone="info">{t('run:inventory.shared')}</Notice>}
      {round.closedAt && (
        <p className="text-ink3">{left > 0 ? t('run:inventory.nextHint', { count: left }) : t('run:inventory.nobodyLeft')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {!round.closedAt && (
          <sharing.Form method="post" action={`rounds/${round.id}/shared`}>
            <input type="hidden" name="shared" value={round.forClient ? 'no' : 'yes'} />
            <Button type="submit" look="secondary" aria-pressed={round.forClient}>
              {t(round.forClient ? 'run:inventory.unshare' : 'run:inventory.share')}
            </Button>
          </sharing.Form>
        )}
        <closing.Form method="post" action={`rounds/${round.id}/closed`}>
          <input type="hidden" name="closed" value={round.closedAt ? 'no' : 'yes'} />
          <Button type="submit" look={round.closedAt ? 'quiet' : progress.open === 0 ? 'primary' : 'secondary'}>
            {t(round.closedAt ? 'run:inventory.reopen' : 'run:inventory.close')}
          </Button>
        </closing.Form>
        {round.closedAt && (
          <>
            <a download href={`/rounds/${round.id}/list.pdf`} className={buttonClasses({})}>
              {t('run:inventory.pdf')}
            </a>
            {left > 0 && (
              <starting.Form method="post" action="rounds">
                <input type="hidden" name="op" value={op} />
                <input type="hidden" name="name" value={t('run:inventory.name', { number: page.rounds.length + 1 })} />
                <Button type="submit">{t('run:inventory.next')}</Button>
              </starting.Form>
            )}
            <LinkButton to="../run/calls" look="primary">
              {t('run:inventory.toCalls')}
            </LinkButton>
          </>
        )}
      </div>
    </div>
  )
}
