import { CopyPlus, Eraser, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { useDeed } from '#app/ui/use-deed'
import { useKeys } from '#app/ui/use-keys'
import { FormDialog } from '#app/units/form-dialog'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { latestExpiry, usualExpiry } from '#domain/relations/project-list'
import { AddPeople } from './add-people'
import { ExportsPanel } from './exports-panel'
import { ListFields } from './list-fields'
import { StateChip } from './list-words'
import { MembersPanel } from './members-panel'
import type { ListScreen } from './read.server'

export type ListPageProps = ListScreen & {
  doubled: { from: string; came: number; stayed: number } | null
  today: Day
  ops: { change: string; double: string; export: string; end: string }
}

/** One list: who stands on it and who stays out of the file and why, how it leaves, and until when it is there. */
export function ListPage(props: ListPageProps) {
  const { state } = props
  useKeys(
    {
      e: () => document.getElementById('list-edit')?.click(),
      '/': () => document.getElementById('list-search')?.focus(),
    },
    { first: true },
  )
  const isOver = state.kind === 'expired'
  return (
    <>
      <Header {...props} />
      <div className="mb-4 flex flex-col gap-3 empty:hidden">
        <Notices {...props} />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {!isOver && <AddPeople listId={props.list.id} around={props.around} />}
          {!isOver && <MembersPanel {...props} />}
          {isOver && <ExportsPanel {...props} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {!isOver && <ExportsPanel {...props} />}
          <About {...props} />
        </div>
      </div>
    </>
  )
}

function Header({ list, state, around, counts, today, latest, ops }: ListPageProps) {
  const { t } = useTranslation(['common', 'lists'])
  return (
    <PageHeader
      crumbs={[{ label: t('lists:title'), to: '/lists' }]}
      title={
        <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
          {list.name}
          <StateChip state={state} />
        </span>
      }
      lead={[
        around.client,
        around.campaign,
        state.kind !== 'expired' && t('lists:sentence.people', { count: counts.all }),
        counts.out > 0 && t('lists:sentence.out', { count: counts.out }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        state.kind !== 'expired' && (
          <>
            <FormDialog
              action={`/lists/${list.id}?index`}
              op={ops.change}
              title={t('lists:editTitle')}
              submit={t('lists:form.save')}
              told={t('lists:form.changed')}
              size="md"
              trigger={
                <Button id="list-edit" keyHint="E">
                  <Pencil aria-hidden size={15} />
                  {t('lists:edit')}
                </Button>
              }
            >
              {(errors) => (
                <>
                  <input type="hidden" name="version" value={list.version} />
                  <ListFields key={list.version} {...{ errors, list, today, latest }} campaigns={around.campaigns} />
                </>
              )}
            </FormDialog>
            <Double {...{ list, around, today, ops }} />
            <End list={list} op={ops.end} />
          </>
        )
      }
    />
  )
}

function Double({ list, around, today, ops }: Pick<ListPageProps, 'list' | 'around' | 'today' | 'ops'>) {
  const { t } = useTranslation(['common', 'lists'])
  const latest = latestExpiry(today, today)
  const next = {
    name: t('lists:double.name', { name: list.name }).slice(0, 120),
    purpose: '',
    campaignId: null,
    expiresOn: usualExpiry(today),
  }
  return (
    <FormDialog
      action={`/lists/${list.id}/doubled`}
      op={ops.double}
      title={t('lists:double.title')}
      lead={t('lists:double.lead')}
      submit={t('lists:double.save')}
      told={t('lists:form.made')}
      size="md"
      trigger={
        <Button>
          <CopyPlus aria-hidden size={15} />
          {t('lists:double.open')}
        </Button>
      }
    >
      {(errors) => <ListFields {...{ errors, today, latest }} list={next} campaigns={around.campaigns} />}
    </FormDialog>
  )
}

function End({ list, op }: { list: ListPageProps['list']; op: string }) {
  const { t } = useTranslation(['common', 'lists'])
  const [open, setOpen] = useState(false)
  const { send, busy } = useDeed(t('lists:end.done'))
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={t('lists:end.title', { name: list.name })}
      lead={t('lists:end.lead')}
      confirmLabel={t('lists:end.confirm')}
      onConfirm={() => send(`/lists/${list.id}/ended`, { op })}
      trigger={
        <Button busy={busy}>
          <Eraser aria-hidden size={15} />
          {t('lists:end.open')}
        </Button>
      }
    />
  )
}

function Notices({ list, state, around, doubled }: ListPageProps) {
  const { t } = useTranslation(['common', 'lists'])
  const uploads = around.exports.filter(({ settled }) => settled === null).length
  const reminder = uploads > 0 ? t('lists:uploadNotice', { count: uploads }) : ''
  return (
    <>
      {doubled && state.kind !== 'expired' && (
        <Notice tone="ok" action={doubled.stayed > 0 && <TextLink to={`/lists/${doubled.from}?show=out`}>{t('lists:made.see')}</TextLink>}>
          {t('lists:made.people', { count: doubled.came })} {doubled.stayed > 0 && t('lists:made.stayed', { count: doubled.stayed })}
        </Notice>
      )}
      {state.kind === 'expired' && (
        <Notice tone={uploads > 0 ? 'warn' : 'info'} title={t('lists:over.title')}>
          {list.people === null ? t('lists:over.soon') : t('lists:over.was', { count: list.people })} {reminder}
        </Notice>
      )}
      {state.kind === 'expiring' && (
        <Notice tone="warn" title={t('lists:warn.title')}>
          {state.daysLeft === 0 ? t('lists:warn.today') : t('lists:warn.days', { count: state.daysLeft })} {reminder}
        </Notice>
      )}
    </>
  )
}

function About({ list, around }: ListPageProps) {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  const made = [around.madeBy, format.day(list.madeOn, 'medium')].filter(Boolean).join(', ')
  const facts = [
    [t('lists:about.purpose'), list.purpose],
    [t('lists:about.client'), around.client],
    [t('lists:about.campaign'), around.campaign],
    list.endedAt
      ? [t('lists:columns.ended'), format.day(dayOf(list.endedAt), 'long')]
      : [t('lists:about.until'), format.day(list.expiresOn, 'long')],
    [t('lists:about.madeBy'), made],
  ] as const
  return (
    <Panel title={t('lists:about.title')}>
      <dl className="grid gap-2">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt className="text-xs text-ink3">{label}</dt>
                <dd className="break-words whitespace-pre-line">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Panel>
  )
}
