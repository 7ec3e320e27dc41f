import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { FieldError } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { tellDone, tellFailed } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import type { FindingRule } from '#domain/clean/finding'
import type { SameWay } from './edit-cell.server'
import type { RowToFix } from './import-screen.server'
import type { MapScreenProps } from './map-screen'

/** The values that need a person, one under the other: type, Enter, next. N goes to the next one. */
export function MapFix({ toFix, toFixCount, file, campaignId, counts }: MapScreenProps) {
  const { t } = useTranslation(['common', 'clean'])
  const list = useRef<HTMLOListElement>(null)
  const [sameWay, setSameWay] = useState<SameWay | null>(null)
  const goToNext = () => {
    const inputs = [...(list.current?.querySelectorAll<HTMLInputElement>('input[name=value]') ?? [])]
    const at = inputs.indexOf(document.activeElement as HTMLInputElement)
    inputs[(at + 1) % Math.max(1, inputs.length)]?.focus()
  }
  useKeys({ n: goToNext })
  if (counts?.toFix === 0 && !sameWay) return null
  const action = `/campaigns/${campaignId}/clean/import/${file.id}`
  return (
    <Panel
      title={t('clean:map.fix')}
      lead={t('clean:map.fixLead')}
      aside={
        toFix.length > 0 && (
          <Button size="sm" look="quiet" keyHint="N" onClick={goToNext}>
            {t('clean:map.nextError')}
          </Button>
        )
      }
    >
      {sameWay && <FixSameWay sameWay={sameWay} action={`${action}/same-way`} onDone={() => setSameWay(null)} />}
      <ol ref={list} className="flex flex-col divide-y divide-line">
        {toFix.map((row) => (
          <FixLine
            key={`${row.line} ${row.fieldName} ${row.rule}`}
            row={row}
            action={`${action}/cells`}
            onFixed={setSameWay}
            onNext={goToNext}
          />
        ))}
      </ol>
      {toFixCount > toFix.length && <p className="mt-2 text-ink3">{t('clean:map.fixMore', { count: toFixCount - toFix.length })}</p>}
    </Panel>
  )
}

type CellAnswer = Refused | { line: number; still: FindingRule | null; sameWay: SameWay | null }

type FixLineProps = { row: RowToFix; action: string; onFixed: (sameWay: SameWay | null) => void; onNext: () => void }

function FixLine({ row, action, onFixed, onNext }: FixLineProps) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<CellAnswer>()
  const input = useRef<HTMLInputElement>(null)
  // The answer is there before the page is read anew; after that the row may be gone from the list.
  const answer = fetcher.state === 'submitting' ? undefined : fetcher.data
  useEffect(() => {
    if (!answer || 'refused' in answer) return
    if (answer.still === null) onFixed(answer.sameWay)
  }, [answer, onFixed])
  const still = answer && !('refused' in answer) ? answer.still : null
  const error =
    answer && 'refused' in answer
      ? answer.message
      : still
        ? t('clean:refused.still-wrong', { finding: t(`clean:findings.${still}`).toLowerCase() })
        : null
  const use = (value: string) => {
    if (input.current) input.current.value = value
    fetcher.submit({ line: String(row.line), field: row.field ?? '', value }, { method: 'post', action })
    onNext()
  }
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)] md:items-center">
      <p className="min-w-0">
        <span className="block truncate font-medium">{row.name || t('clean:map.lineNumber', { line: row.line })}</span>
        <span className="text-xs text-ink3">
          {t('clean:map.lineNumber', { line: row.line })} · {t(`clean:findings.${row.rule}`)}
        </span>
      </p>
      {row.field === null ? (
        <p className="truncate text-ink2" title={row.value}>
          {t('clean:map.stood', { value: row.value })}
        </p>
      ) : (
        <fetcher.Form method="post" action={action} onSubmit={onNext} className="flex flex-wrap items-start gap-2">
          <input type="hidden" name="line" value={row.line} />
          <input type="hidden" name="field" value={row.field} />
          <span className="min-w-0 flex-1 basis-48">
            <Input
              ref={input}
              name="value"
              defaultValue={row.value}
              aria-label={t('clean:map.fixValue', { field: t(`clean:fields.${row.fieldName}`), line: row.line })}
              aria-invalid={error ? true : undefined}
              className="md:min-h-8"
            />
            {error && <FieldError>{error}</FieldError>}
          </span>
          {row.proposal && (
            <Button size="sm" onClick={() => use(row.proposal ?? '')}>
              {t('clean:map.use', { value: row.proposal })}
            </Button>
          )}
          <Button type="submit" size="sm" look="quiet" busy={fetcher.state !== 'idle'}>
            {t('save')}
          </Button>
        </fetcher.Form>
      )}
    </li>
  )
}

function FixSameWay({ sameWay, action, onDone }: { sameWay: SameWay; action: string; onDone: () => void }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { fixed: number }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:map.sameWayDone', { count: fetcher.data.fixed }))
    onDone()
  }, [fetcher.state, fetcher.data, t, onDone])
  const { rows, ...asked } = sameWay
  return (
    <div className="mb-2">
      <Notice
        tone="ok"
        live
        title={t('clean:map.fixed')}
        action={
          <Button
            size="sm"
            busy={fetcher.state !== 'idle'}
            onClick={() => fetcher.submit({ ...asked, asProposed: String(asked.asProposed) }, { method: 'post', action })}
          >
            {t('clean:map.sameWay', { count: rows })}
          </Button>
        }
      />
    </div>
  )
}
