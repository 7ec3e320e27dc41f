import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { PortalFrame } from '#app/portal/portal-frame'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import type { Overview } from '#reports/overview/pdf'

interface PortalKickOffProps {
  campaignId: string
  edition: number
  overview: Overview
  mayAgree: boolean
  op: string
}

/** The overview of agreements and planning as the client reads it, with the button to agree. */
export function PortalKickOff({ campaignId, edition, overview, mayAgree, op }: PortalKickOffProps) {
  const { t } = useTranslation(['common', 'kickOff'])
  const agreeing = useFetcher<{ edition: number } | Refused>()
  return (
    <PortalFrame title={overview.title} lead={overview.lead}>
      <Notice tone={overview.isAgreed ? 'ok' : 'info'}>{overview.seal}</Notice>
      {agreeing.data && 'message' in agreeing.data && (
        <Notice tone="bad" live>
          {agreeing.data.message}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {!overview.isAgreed && mayAgree && (
          <agreeing.Form method="post">
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="edition" value={edition} />
            <Button type="submit" look="primary" busy={agreeing.state !== 'idle'}>
              {t('kickOff:portal.agree')}
            </Button>
          </agreeing.Form>
        )}
        <a
          download
          href={`/campaigns/${campaignId}/kick-off.pdf?edition=${edition}&language=${overview.language}`}
          className={buttonClasses({})}
        >
          {t('kickOff:pdf', { language: overview.language.toUpperCase() })}
        </a>
      </div>
      {overview.parts.map((part) => (
        <Panel key={part.heading} title={part.heading}>
          {'text' in part && <p className="max-w-[68ch] whitespace-pre-line">{part.text}</p>}
          {'points' in part && (
            <ul className="list-disc pl-5">
              {part.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
          {'rows' in part && (
            <dl className="grid grid-cols-[minmax(4rem,auto)_1fr] gap-x-4 gap-y-1">
              {part.rows.map((row) => (
                <div key={row.join('|')} className="contents">
                  <dt className="font-medium">{row[0]}</dt>
                  <dd className="text-ink2">{row.slice(1).filter(Boolean).join(' · ')}</dd>
                </div>
              ))}
            </dl>
          )}
        </Panel>
      ))}
    </PortalFrame>
  )
}
