import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'

/** Begins an interim or final evaluation, or opens the draft of one. */
export function EvaluationPanel({ op }: { op: string }) {
  const { t } = useTranslation(['common', 'reports'])
  const beginning = useFetcher<Refused>()
  return (
    <Panel title={t('reports:evaluation.panel')} lead={t('reports:evaluation.panelLead')}>
      {beginning.data && 'message' in beginning.data && (
        <Notice tone="bad" live>
          {beginning.data.message}
        </Notice>
      )}
      <beginning.Form method="post" action="../evaluation" relative="path" className="flex flex-wrap gap-2">
        <input type="hidden" name="op" value={op} />
        <Button type="submit" name="kind" value="interim-evaluation" busy={beginning.state !== 'idle'}>
          {t('reports:evaluation.beginInterim')}
        </Button>
        <Button type="submit" name="kind" value="final-evaluation" busy={beginning.state !== 'idle'}>
          {t('reports:evaluation.beginFinal')}
        </Button>
      </beginning.Form>
    </Panel>
  )
}
