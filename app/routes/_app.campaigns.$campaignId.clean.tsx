import { Outlet } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkTabs } from '#app/ui/tabs'

/** Step 1 of a campaign: its four pages side by side. Each page reads and guards for itself. */
export default function CleanStep() {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <div className="-mt-3 flex flex-col gap-5">
      <LinkTabs
        label={t('clean:tabs.label')}
        tabs={[
          { to: '.', label: t('clean:tabs.overview'), end: true },
          { to: 'import', label: t('clean:tabs.import') },
          { to: 'duplicates', label: t('clean:tabs.duplicates') },
          { to: 'gaps', label: t('clean:tabs.gaps') },
        ]}
      />
      <Outlet />
    </div>
  )
}
