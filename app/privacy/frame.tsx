import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/ui/page-header'
import { LinkTabs } from '#app/ui/tabs'

/** The head of the pages about other people's data. */
export function PrivacyFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['common', 'privacy'])
  return (
    <>
      <PageHeader title={t('privacy:title')} lead={t('privacy:lead')} />
      <LinkTabs
        label={t('privacy:title')}
        tabs={[
          { to: '/settings/privacy', label: t('privacy:tabs.register'), end: true },
          { to: '/settings/privacy/rules', label: t('privacy:tabs.settings') },
        ]}
      />
      <div className="mt-4">{children}</div>
    </>
  )
}
