import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'

/** Nobody to call now; `waiting` are promised for later or were called today. */
export function EverybodyCalled({ waiting }: { waiting: number }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <Panel>
      <EmptyState
        title={waiting > 0 ? t('run:calls.restTitle') : t('run:calls.empty')}
        hint={waiting > 0 ? t('run:calls.restHint') : t('run:calls.emptyHint')}
        action={
          <LinkButton to="/agenda" look="primary">
            {t('run:calls.toAgenda')}
          </LinkButton>
        }
      />
    </Panel>
  )
}
