import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '#app/ui/kbd'
import { LinkTabs } from '#app/ui/tabs'

/** The steps of a campaign as tabs, on every page but its home: there the path itself leads the way. */
export function StepTabs({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation(['common', 'campaigns', 'kickOff'])
  const { pathname } = useLocation()
  const home = `/campaigns/${campaignId}`
  if (pathname.replace(/\/$/, '') === home) return null
  const step = (number: number, name: 'clean' | 'segment' | 'act' | 'carryOut', page: string) => ({
    to: `${home}/${page}`,
    label: (
      <>
        {t(`campaigns:steps.short.${name}`)} <Kbd>{number}</Kbd>
      </>
    ),
  })
  return (
    <div className="mb-4 grid gap-1">
      <LinkTabs
        label={t('campaigns:steps.label')}
        tabs={[
          { to: home, label: t('campaigns:steps.overview'), end: true },
          { to: `${home}/kick-off`, label: t('kickOff:tab') },
          step(1, 'clean', 'clean'),
          step(2, 'segment', 'segments'),
          step(3, 'act', 'actions'),
          step(4, 'carryOut', 'run'),
        ]}
      />
      {pathname.startsWith(`${home}/run`) && <RunTabs home={home} />}
    </div>
  )
}

function RunTabs({ home }: { home: string }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const parts = ['inventory', 'plan', 'calls', 'visits', 'reports'] as const
  return (
    <LinkTabs
      label={t('campaigns:parts.label')}
      tabs={parts.map((part) => ({ to: `${home}/run/${part}`, label: t(`campaigns:parts.${part}`) }))}
    />
  )
}
