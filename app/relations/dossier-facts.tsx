import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { Progress } from '#app/ui/progress'
import type { DossierProps } from './dossier-page'

/** What we know: address, numbers, revenue per year, what the file said, and what it belongs to. */
export function DossierFacts({ customer, dossier, revenue, phones }: DossierProps) {
  const { t } = useTranslation(['common', 'relations', 'clean'])
  const format = useFormat()
  const line = [[customer.street, customer.houseNumber].filter(Boolean).join(' '), customer.houseNumberSuffix].filter(Boolean).join(' ')
  const place = [customer.postcode, customer.place, customer.country === 'NL' ? null : customer.country].filter(Boolean).join(' ')
  const reach = [customer.phone, customer.phone2, customer.mobile].filter((number) => number !== null)
  const own = Object.entries(customer.own).filter(([, value]) => value !== '')
  return (
    <Panel title={t('relations:dossier.facts')}>
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-2">
        {(line || place) && (
          <Fact label={t('relations:dossier.address')}>
            {line && <span className="block">{line}</span>}
            {place}
          </Fact>
        )}
        {(reach.length > 0 || customer.email || customer.website) && (
          <Fact label={t('relations:dossier.reach')}>
            {reach.map((number) => (
              <span key={number} className="block">
                {phones[number] ?? number}
              </span>
            ))}
            {customer.email && <span className="block break-all">{customer.email}</span>}
            {customer.website && (
              <a
                href={`https://${customer.website.replace(/^https?:\/\//, '')}`}
                target="_blank"
                rel="noreferrer"
                className="block break-all text-brand-text hover:underline"
              >
                {customer.website}
              </a>
            )}
          </Fact>
        )}
        {customer.legalForm && (
          <Fact label={t('clean:fields.legalForm')}>{t(`relations:dossier.legalForms.${customer.legalForm as 'bv'}`)}</Fact>
        )}
        {(['externalNo', 'kvk', 'branch', 'vat', 'iban'] as const).map((field) =>
          customer[field] ? (
            <Fact key={field} label={t(`clean:fields.${field}`)}>
              <span className="tabular-nums">{customer[field]}</span>
            </Fact>
          ) : null,
        )}
        {revenue.length > 0 && (
          <Fact label={t('relations:dossier.revenue')}>
            <Revenue revenue={revenue} />
          </Fact>
        )}
        {customer.tags.length > 0 && <Fact label={t('clean:fields.tags')}>{customer.tags.join(', ')}</Fact>}
        {dossier.links.length > 0 && (
          <Fact label={t('relations:dossier.links')}>
            {dossier.links.map((link) => (
              <span key={link.customerId} className="block">
                <TextLink to={`/relations/${link.customerId}`}>{link.name}</TextLink>{' '}
                <span className="text-ink3">{t(`relations:dossier.linkKinds.${link.kind as 'branch'}`)}</span>
              </span>
            ))}
          </Fact>
        )}
        {dossier.mergedFrom.length > 0 && (
          <Fact label={t('relations:dossier.mergedFrom')}>
            {dossier.mergedFrom.map((merged) => (
              <span key={`${merged.name} ${merged.on}`} className="block">
                {merged.name} <span className="text-ink3">{format.day(merged.on, 'medium')}</span>
              </span>
            ))}
          </Fact>
        )}
        {own.map(([header, value]) => (
          <Fact key={header} label={header}>
            {value}
          </Fact>
        ))}
      </dl>
    </Panel>
  )
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-xs leading-5 break-words text-ink3">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

function Revenue({ revenue }: { revenue: DossierProps['revenue'] }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const most = Math.max(...revenue.map(({ cents }) => cents), 1)
  return (
    <ul className="flex flex-col gap-1">
      {revenue.map(({ year, cents }) => {
        const name = year === 0 ? t('relations:dossier.yearUnknown') : String(year)
        return (
          <li key={year} className="flex items-center gap-2 tabular-nums">
            <span className="w-9 shrink-0 text-xs text-ink3">{name}</span>
            <Progress value={Math.max(0, cents)} max={most} label={`${name}: ${format.euroWhole(cents)}`} className="flex-1" />
            <span className="w-20 shrink-0 text-right">{format.euroWhole(cents)}</span>
          </li>
        )
      })}
    </ul>
  )
}
