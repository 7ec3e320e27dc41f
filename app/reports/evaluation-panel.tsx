import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'

/** Begins an interim or final evaluation, or opens the draft of one. */
export function EvaluationPanel({ op }: { op: string }) {
  const { t } = useTranslation(['common', 'reports'])
  const beginning = useFetcher<Refused>()
  return (
    <Panel title={t('reports:evaluation.panel')} lead={t('reports:evaluation.panelLead')}>
      <Refusal>{beginning.data && 'message' in beginning.data && beginning.data.message}</Refusal>
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
