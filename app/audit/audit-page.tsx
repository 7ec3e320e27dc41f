import { Form } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { type AuditNoun, type AuditVerb, auditNouns, auditVerbs } from './nouns'
import type { AuditScreen } from './read.server'

type Asked = { who: string; noun: string; client: string; day: string }
type Line = AuditScreen['rows'][number]

/** Who did what to what, when and from where; refusals too. Read only: nothing here can be changed by anybody. */
export function AuditPage({ rows, total, page, size, people, clients, asked }: AuditScreen & { asked: Asked }) {
  const { t } = useTranslation(['common', 'settings'])
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...asked, page: String(to) })}`
  const empty = (
    <EmptyState icon={<ScrollText aria-hidden size={22} />} title={t('settings:audit.empty')} hint={t('settings:audit.emptyHint')} />
  )
  return (
    <>
      <PageHeader title={t('settings:audit.title')} lead={t('settings:audit.lead')} />
      <Panel flush className="overflow-clip">
        <Filter people={people} clients={clients} asked={asked} />
        <div className="max-md:px-4">
          <Table caption={t('settings:audit.title')} columns={useColumns()} rows={rows} rowKey={({ id }) => id} empty={empty} />
        </div>
        {total > size && <Pagination page={page} pageSize={size} total={total} hrefFor={hrefFor} />}
      </Panel>
    </>
  )
}

function Filter({ people, clients, asked }: Pick<AuditScreen, 'people' | 'clients'> & { asked: Asked }) {
  const { t } = useTranslation(['common', 'settings'])
  const everyone = people.map(({ userId, name, client }) => ({ value: userId, label: client ? `${name} · ${client}` : name }))
  const nouns = auditNouns.map((noun) => ({ value: noun, label: t(`settings:audit.nouns.${noun}`) }))
  const all = t('settings:audit.all')
  return (
    <Form method="get" className="grid items-end gap-3 p-4 sm:grid-cols-2 md:p-5 lg:grid-cols-[1fr_1fr_1fr_auto_auto]">
      <Field label={t('settings:audit.who')}>
        <Select name="who" options={everyone} emptyLabel={all} defaultValue={asked.who} />
      </Field>
      <Field label={t('settings:audit.what')}>
        <Select name="noun" options={nouns} emptyLabel={all} defaultValue={asked.noun} />
      </Field>
      <Field label={t('settings:audit.client')}>
        <Select
          name="client"
          options={clients.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={all}
          defaultValue={asked.client}
        />
      </Field>
      <Field label={t('settings:audit.day')}>
        <Input type="date" name="day" defaultValue={asked.day} />
      </Field>
      <Button type="submit">{t('settings:audit.show')}</Button>
    </Form>
  )
}

function useColumns(): Column<Line>[] {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  const say = useDeed()
  return [
    { key: 'at', header: t('settings:audit.when'), cell: ({ at }) => <span className="tabular-nums">{format.momentAt(at)}</span> },
    { key: 'what', header: t('settings:audit.what'), primary: true, cell: ({ action }) => say(action) },
    { key: 'who', header: t('settings:audit.who'), cell: ({ who }) => who ?? t('settings:audit.stranger') },
    { key: 'client', header: t('settings:audit.client'), cell: ({ client }) => client ?? '–' },
    {
      key: 'detail',
      header: t('settings:audit.detail'),
      wideOnly: true,
      cell: ({ detail }) => <span className="text-ink3 text-xs break-all">{detail}</span>,
    },
    { key: 'address', header: t('settings:audit.from'), wideOnly: true, cell: ({ address }) => address ?? '–' },
  ]
}

/** An action in words: 'report.released' is 'Report: released'. One without words stands as it was kept. */
function useDeed() {
  const { t } = useTranslation(['common', 'settings'])
  return (action: string) => {
    const [noun = '', verb = ''] = action.split('.')
    if (!isNoun(noun) || !isVerb(verb)) return action
    return `${t(`settings:audit.nouns.${noun}`)}: ${t(`settings:audit.verbs.${verb}`)}`
  }
}

const isNoun = (word: string): word is AuditNoun => auditNouns.some((each) => each === word)
const isVerb = (word: string): word is AuditVerb => auditVerbs.some((each) => each === word)
