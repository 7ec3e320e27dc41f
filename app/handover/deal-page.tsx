import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/ui/page-header'
import type { CareRole, CareRule } from '#domain/relations/handing-out'
import { DealForm } from './deal-form'
import { MeantPanel } from './meant-panel'
import type { DealScreen } from './read.server'
import { RuleForm } from './rule-form'

export type DealProps = DealScreen & { rule: CareRule; role: CareRole; to: string | null; op: string }

/** Hands relations out at once: the rule at the left, whom it means and to whom they go at the right. Nothing is written before that is confirmed. */
export function DealPage(props: DealProps) {
  const { t } = useTranslation(['common', 'handover'])
  return (
    <>
      <PageHeader crumbs={[{ label: t('handover:title'), to: '/settings/handover' }]} title={t('handover:deal')} />
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <RuleForm {...props} />
        <div className="grid gap-4">
          {props.found && <DealForm {...props} found={props.found} />}
          <MeantPanel {...props} />
        </div>
      </div>
    </>
  )
}
