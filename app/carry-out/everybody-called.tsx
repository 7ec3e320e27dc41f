import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'

/** Nobody to call now; `waiting` are promised for later or were called today; `called` says whether anybody ever was. */
export function EverybodyCalled({ waiting, called }: { waiting: number; called: boolean }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <Panel className="m-4 lg:m-6">
      <EmptyState
        title={waiting > 0 ? t('run:calls.restTitle') : called ? t('run:calls.empty') : t('run:calls.nobodyYet')}
        hint={waiting > 0 ? t('run:calls.restHint') : called ? t('run:calls.emptyHint') : t('run:calls.nobodyYetHint')}
        action={
          <LinkButton to="/agenda" look="primary">
            {t('run:calls.toAgenda')}
          </LinkButton>
        }
      />
    </Panel>
  )
}
