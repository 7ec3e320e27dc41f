import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Dialog, DialogClose } from '#app/ui/dialog'
import { SkeletonRows } from '#app/ui/skeleton'
import { tellFailed, tellWithUndo } from '#app/ui/toast'
import type { MatchKind } from '#domain/clean/duplicates/record'
import type { SampleGroup } from './duplicate-queue.server'

type BulkMergeProps = { campaignId: string; kind: MatchKind; count: number; op: string; merge: BulkMerging }

/** What may be merged without looking at each, after ten of them were shown. */
export function BulkMerge({ campaignId, kind, count, op, merge }: BulkMergeProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { open, setOpen } = merge
  const words = kind === 'person' ? 'bulkPersons' : 'bulk'
  const sample = useFetcher<{ sample: SampleGroup[] }>()
  const show = () => {
    sample.load(`/campaigns/${campaignId}/clean/duplicates/preselected?kind=${kind}`)
    setOpen(true)
  }
  return (
    <section className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border border-line bg-surface p-4 shadow-card md:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-base font-semibold">{t(`clean:duplicates.${words}Title`, { count })}</h3>
        <p className="max-w-[80ch] text-ink2">{t(`clean:duplicates.${words}Lead`)}</p>
      </div>
      <Button look="primary" onClick={show}>
        {t('clean:duplicates.bulkShow')}
      </Button>
      <Dialog
        size="lg"
        title={t('clean:duplicates.bulkDialog')}
        lead={t('clean:duplicates.bulkDialogLead', { count })}
        open={open}
        onOpenChange={setOpen}
        footer={
          <>
            <DialogClose asChild>
              <Button>{t('cancel')}</Button>
            </DialogClose>
            <Button look="primary" busy={merge.busy} disabled={!sample.data} onClick={() => merge.start(op, kind)}>
              {t('clean:duplicates.bulkConfirm', { count })}
            </Button>
          </>
        }
      >
        {sample.data ? <Sample groups={sample.data.sample} /> : <SkeletonRows rows={8} />}
      </Dialog>
    </section>
  )
}

function Sample({ groups }: { groups: readonly SampleGroup[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {groups.map(({ id, keeper, others }) => (
        <li key={id} className="grid gap-x-6 gap-y-1 py-2 md:grid-cols-2">
          <div>
            <b className="font-semibold">{keeper.name}</b>
            <span className="block text-xs text-ink3">{keeper.more}</span>
          </div>
          <div>
            {others.slice(0, 3).map((other, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sample is shown once and never changes.
              <div key={at} className="text-ink2">
                {other.name}
                <span className="block text-xs text-ink3">{other.more}</span>
              </div>
            ))}
            {others.length > 3 && <span className="text-xs text-ink3">+ {others.length - 3}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}

type BulkAnswer = Refused | { kind: MatchKind; merged: number; eventIds: string[] }

export type BulkMerging = { busy: boolean; start: (op: string, kind: MatchKind) => void; open: boolean; setOpen: (open: boolean) => void }

/** Kept by the page and not by the panel, which goes with the last group: what was done is still told, with its undo. */
export function useBulkMerge(campaignId: string): BulkMerging {
  const { t } = useTranslation(['common', 'clean'])
  const [open, setOpen] = useState(false)
  const fetcher = useFetcher<BulkAnswer>({ key: 'bulk-merge' })
  const undo = useFetcher<Refused | { undone: number }>({ key: 'bulk-undo' })
  const base = `/campaigns/${campaignId}/clean/duplicates`
  const [told, setTold] = useState<BulkAnswer | undefined>(fetcher.data)
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || data === told) return
    setTold(data)
    if ('refused' in data) return tellFailed(data.message)
    setOpen(false)
    tellWithUndo(t(`clean:duplicates.${data.kind === 'person' ? 'bulkPersonsDone' : 'bulkDone'}`, { count: data.merged }), {
      label: t('undo'),
      undo: () => undo.submit({ eventIds: JSON.stringify(data.eventIds) }, { method: 'post', action: `${base}/undone` }),
    })
  }, [fetcher, told, t, undo, base])
  const start = (op: string, kind: MatchKind) => fetcher.submit({ op, kind }, { method: 'post', action: `${base}/preselected` })
  return { busy: fetcher.state !== 'idle', start, open, setOpen }
}
