import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { LinkTabs } from '#app/ui/tabs'

/** The head of the pages of the desk. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['common', 'desk'])
  return (
    <>
      <PageHeader
        title={t('desk:title')}
        lead={t('desk:lead')}
        actions={
          <LinkButton to="/requests/new" look="primary">
            {t('desk:new')}
          </LinkButton>
        }
      />
      <LinkTabs
        label={t('desk:title')}
        tabs={[
          { to: '/requests', label: t('desk:tabs.requests'), end: true },
          { to: '/requests/complaints', label: t('desk:tabs.complaints') },
          { to: '/requests/levels', label: t('desk:tabs.levels') },
          { to: '/guide', label: t('desk:tabs.guide') },
        ]}
      />
      <div className="mt-4">{children}</div>
    </>
  )
}
