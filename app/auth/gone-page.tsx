import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/ui/link-button'
import { Entrance } from './entrance'

/** Behind a link that does not work, or not any more: the same page whatever the reason. */
export function GonePage({ of }: { of: 'reset' | 'invite' }) {
  const { t } = useTranslation('auth')
  return (
    <Entrance title={t(`${of}.gone`)} lead={t(`${of}.goneLead`)}>
      <LinkButton look="primary" to={of === 'reset' ? '/reset' : '/login'}>
        {of === 'reset' ? t('reset.askAgain') : t('invite.toLogin')}
      </LinkButton>
    </Entrance>
  )
}
