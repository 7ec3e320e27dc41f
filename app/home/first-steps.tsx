import { useTranslation } from 'react-i18next'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'

const steps = [
  { name: 'firm', to: '/settings/invoicing' },
  { name: 'team', to: '/settings/team' },
  { name: 'mail', to: '/settings/mail' },
  { name: 'look', to: '/settings/look' },
  { name: 'travel', to: '/settings/travel' },
  { name: 'times', to: '/hours/working' },
] as const

/** An office in which nothing runs yet: where what it works with is set. */
export function FirstSteps() {
  const { t } = useTranslation(['common', 'home'])
  return (
    <Panel title={t('home:first.title')} lead={t('home:first.lead')}>
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {steps.map(({ name, to }) => (
          <li key={name} className="py-1.5">
            <TextLink to={to}>{t(`home:first.${name}`)}</TextLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
