import { Link, useFetcher, useLocation, useNavigate } from '@remix-run/react'
import { Ellipsis, Hourglass, Pin, PinOff, Share2, UsersRound, Waypoints } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar, Avatars } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { DropdownMenu, MenuItem } from '#app/ui/dropdown-menu'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { tellDone } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import type { CampaignHeaderData } from './read.server'
import { ShareDialog } from './share-dialog'

/** The top of every page of a campaign: whose it is, which unit, who works on it. The keys 1 to 4 open its steps. */
export function CampaignHeader({ campaign }: { campaign: CampaignHeaderData }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const [sharing, setSharing] = useState(false)
  const home = `/campaigns/${campaign.id}`
  useStepKeys(home, () => setSharing(true))
  return (
    <PageHeader
      mark={<Avatar name={campaign.client.name} initials={campaign.client.initials} size={44} shape="organisation" />}
      title={
        <Link to={home} prefetch="intent" className="rounded-sm hover:text-brand-text">
          {campaign.name}
        </Link>
      }
      lead={useLead(campaign)}
      actions={
        <>
          <span className="mr-1 max-md:hidden">
            <Avatars names={campaign.staff} />
          </span>
          <Button onClick={() => setSharing(true)} keyHint="D" className="max-md:flex-1 max-md:px-2">
            <Share2 aria-hidden size={15} />
            {t('campaigns:header.share')}
          </Button>
          <LinkButton to={`${home}/run/visits`} look="primary" keyHint="P" className="max-md:flex-1 max-md:px-2">
            <Waypoints aria-hidden size={16} />
            {t('campaigns:header.planVisits')}
          </LinkButton>
          <MoreMenu campaign={campaign} />
          <ShareDialog campaign={campaign} open={sharing} onOpenChange={setSharing} />
        </>
      }
    />
  )
}

function useLead({ client, unit, startsOn, endsOn }: CampaignHeaderData): string {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  const period = { client: client.name, from: format.day(startsOn, 'brief'), to: format.day(endsOn, 'brief') }
  if (!unit) return t('campaigns:header.leadBare', period)
  return t('campaigns:header.lead', { ...period, unit: unit.name, hours: format.hours(unit.minutes) })
}

function useStepKeys(home: string, share: () => void) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const open = (page: string) => () => navigate(`${home}/${page}`)
  const steps = { 1: open('clean'), 2: open('segments'), 3: open('actions'), 4: open('run/inventory'), p: open('run/visits'), d: share }
  // There a figure chooses a field: one too many must not leave the page.
  useKeys(pathname.startsWith(`${home}/clean/duplicates`) ? {} : steps)
}

function MoreMenu({ campaign }: { campaign: CampaignHeaderData }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const pinning = useFetcher<{ pinned: boolean }>()
  const { data } = pinning
  useEffect(() => {
    if (data) tellDone(t(data.pinned ? 'campaigns:header.pinned' : 'campaigns:header.unpinned'))
  }, [data, t])
  const { isPinned } = campaign
  const pin = () => pinning.submit({ on: isPinned ? '' : 'on' }, { method: 'post', action: `/campaigns/${campaign.id}/pin` })
  return (
    <DropdownMenu
      trigger={
        <Button look="quiet" square aria-label={t('campaigns:header.more')}>
          <Ellipsis aria-hidden size={18} />
        </Button>
      }
    >
      <MenuItem icon={isPinned ? <PinOff aria-hidden size={16} /> : <Pin aria-hidden size={16} />} onSelect={pin}>
        {t(isPinned ? 'campaigns:header.unpin' : 'campaigns:header.pin')}
      </MenuItem>
      {campaign.mayAssign && (
        <MenuItem asChild>
          <Link to={`/campaigns/${campaign.id}/people`}>
            <UsersRound aria-hidden size={16} className="text-ink3" />
            {t('campaigns:header.people')}
          </Link>
        </MenuItem>
      )}
      {campaign.unitId && (
        <MenuItem asChild>
          <Link to={`/units/${campaign.unitId}`}>
            <Hourglass aria-hidden size={16} className="text-ink3" />
            {t('campaigns:header.ledger')}
          </Link>
        </MenuItem>
      )}
    </DropdownMenu>
  )
}
