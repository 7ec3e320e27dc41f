import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClasses } from '#app/ui/button-look'
import { Panel } from '#app/ui/panel'

const files = ['base', 'changes', 'findings'] as const

/** What goes out: the cleaned base in the client's own columns, and every change that made it. */
export function OutPanel({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const name = (what: (typeof files)[number]) => (what === 'findings' ? t('clean:questions.file') : t(`clean:out.${what}`))
  return (
    <Panel title={t('clean:out.title')}>
      <ul className="flex flex-col divide-y divide-line">
        {files.map((what) => (
          <li key={what} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
            <span className="min-w-0 flex-1 basis-56">
              <b className="block font-semibold">{name(what)}</b>
              <span className="text-ink3 text-pretty">
                {what === 'findings' ? t('clean:questions.fileHint') : t(`clean:out.${what}Hint`)}
              </span>
            </span>
            <FileLinks to={`/campaigns/${campaignId}/clean/out?what=${what}`} name={name(what)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The same file in both kinds that people open. */
export function FileLinks({ to, name }: { to: string; name: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const link = (as: 'csv' | 'xlsx', label: string) => (
    <a href={`${to}&as=${as}`} download className={buttonClasses({ size: 'sm' })} aria-label={`${name}: ${label}`}>
      <Download aria-hidden size={16} />
      {label}
    </a>
  )
  return (
    <span className="flex gap-2">
      {link('xlsx', t('clean:map.leftAsExcel'))}
      {link('csv', t('clean:map.leftAsCsv'))}
    </span>
  )
}
