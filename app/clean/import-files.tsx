import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { FileDrop } from '#app/ui/file-drop'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Textarea } from '#app/ui/textarea'
import { type ImportLine, ImportsTable } from './imports-table'
import { SectionHeading } from './section-heading'

export type ImportFilesProps = {
  campaign: { id: string; name: string; clientName: string }
  imports: readonly ImportLine[]
  /** In bytes. */
  limit: number
  op: string
}

/** Where a file is brought in, and the files that are there already. */
export function ImportFiles({ campaign, imports, limit, op }: ImportFilesProps) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <div className="flex flex-col gap-4">
      <SectionHeading
        title={t('clean:upload.title')}
        lead={t('clean:upload.lead', { client: campaign.clientName, campaign: campaign.name })}
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <FileUpload campaignId={campaign.id} limit={limit} op={op} label={t('clean:upload.label')} />
        <div className="flex flex-col gap-3">
          <Notice>{t('clean:upload.reassure')}</Notice>
          <p className="px-1 text-ink3">{t('clean:upload.excelHint')}</p>
          <PastedCells campaignId={campaign.id} op={op} />
        </div>
      </div>
      {imports.length > 0 && (
        <Panel title={t('clean:overview.files')} flush>
          <ImportsTable campaignId={campaign.id} imports={imports} />
        </Panel>
      )}
    </div>
  )
}

/** The drop zone, which sends the file as soon as it is there. */
export function FileUpload({ campaignId, limit, op, label }: { campaignId: string; limit: number; op: string; label: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const fetcher = useFetcher<Refused>()
  const form = useRef<HTMLFormElement>(null)
  const busy = fetcher.state !== 'idle'
  const refused = !busy && fetcher.data && 'refused' in fetcher.data ? fetcher.data.message : null
  return (
    <fetcher.Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      action={`/campaigns/${campaignId}/clean/import?index`}
      className="relative"
    >
      <input type="hidden" name="op" value={op} />
      <FileDrop
        name="file"
        several
        label={busy ? t('clean:upload.reading') : label}
        hint={t('clean:upload.hint', { limit: format.bytes(limit) })}
        kinds={['.csv', '.txt', '.tsv', '.tab', '.xlsx', '.xlsm', '.vcf', '.xls', '.ods', '.zip', '.pdf']}
        limit={limit}
        error={refused}
        onFile={(file) => file && fetcher.submit(form.current)}
      />
      {busy && (
        <span
          aria-hidden
          className="absolute inset-x-6 bottom-4 h-0.5 origin-left animate-[creep_8s_ease-out_forwards] rounded-full bg-brand"
        />
      )}
      <noscript>
        <button type="submit">{t('confirm')}</button>
      </noscript>
    </fetcher.Form>
  )
}

/** Cells copied out of a spreadsheet come in as a file of their own. */
function PastedCells({ campaignId, op }: { campaignId: string; op: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused>()
  const busy = fetcher.state !== 'idle'
  const refused = !busy && fetcher.data && 'refused' in fetcher.data ? fetcher.data.message : undefined
  return (
    <fetcher.Form
      method="post"
      encType="multipart/form-data"
      action={`/campaigns/${campaignId}/clean/import?index`}
      className="flex flex-col gap-2"
    >
      <input type="hidden" name="op" value={op} />
      <Field label={t('clean:upload.paste')} hint={t('clean:upload.pasteLead')} error={refused}>
        <Textarea name="pasted" rows={4} required className="font-mono text-xs" />
      </Field>
      <Button type="submit" busy={busy} className="self-start">
        {t('clean:upload.pasteButton')}
      </Button>
    </fetcher.Form>
  )
}
