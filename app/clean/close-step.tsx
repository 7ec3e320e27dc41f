import { useFetcher } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'

/** Says that step 1 is done, with the day it was, or opens it again. */
export function CloseStep({ campaignId, closedOn }: { campaignId: string; closedOn: string | null }) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/campaigns/${campaignId}/clean/closed`} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="closed" value={closedOn ? 'no' : 'yes'} />
      {closedOn && (
        <Chip tone="ok" icon={<CircleCheck aria-hidden size={12} />}>
          {t('clean:overview.closedOn', { day: format.day(closedOn) })}
        </Chip>
      )}
      <Button type="submit" look={closedOn ? 'quiet' : 'secondary'} busy={fetcher.state !== 'idle'}>
        {t(closedOn ? 'clean:overview.reopen' : 'clean:overview.close')}
      </Button>
    </fetcher.Form>
  )
}
