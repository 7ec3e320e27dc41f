import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { tellDone } from '#app/ui/toast'
import type { CampaignHeaderData } from './read.server'

interface ShareDialogProps {
  campaign: CampaignHeaderData
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Where the client follows along, and who of the client can. */
export function ShareDialog({ campaign, open, onOpenChange }: ShareDialogProps) {
  const { t } = useTranslation(['common', 'campaigns'])
  const address = useAddress('/portal')
  const copy = async () => {
    await navigator.clipboard?.writeText(address)
    tellDone(t('campaigns:share.copied'))
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('campaigns:share.title')} lead={t('campaigns:share.lead')}>
      <div className="flex items-end gap-2">
        <Field label={t('campaigns:share.address')} className="flex-1">
          <Input readOnly value={address} onFocus={(event) => event.target.select()} />
        </Field>
        <Button onClick={copy}>{t('campaigns:share.copy')}</Button>
      </div>
      <h3 className="mt-5 mb-1 font-semibold">{t('campaigns:share.whoTitle')}</h3>
      {campaign.people.some((person) => person.hasLogin) ? null : <p className="text-ink3">{t('campaigns:share.nobody')}</p>}
      <ul>
        {campaign.people.map((person) => (
          <li key={person.id} className="flex min-h-9 items-center justify-between gap-3 border-b border-line last:border-0">
            <span>
              {person.name} {person.jobTitle && <span className="text-ink3">· {person.jobTitle}</span>}
            </span>
            <span className="text-xs text-ink3">{t(person.hasLogin ? 'campaigns:share.withLogin' : 'campaigns:share.withoutLogin')}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

// The server does not know under which name the browser reached it.
function useAddress(path: string): string {
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(window.location.origin), [])
  return `${origin}${path}`
}
