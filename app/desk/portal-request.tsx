import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { PortalFrame } from '#app/portal/portal-frame'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { useDeed } from '#app/ui/use-deed'
import { stateTones, useDeskWords } from './desk-words'
import type { ClientRequest } from './portal.server'
import { ClientDue } from './portal-requests'
import { WithWords } from './request-steps'

/** One request as the client sees it: what was asked, by when there is an answer, and the answer. */
export function PortalRequest({ request, op }: { request: ClientRequest; op: string }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const words = useDeskWords()
  const action = `/portal/requests/${request.id}?index`
  const { possible } = request
  const close = useDeed(t('desk:portal.thanks'))
  const lead = [t(`desk:kinds.${request.kind}`), request.by, format.momentAt(request.receivedAt)].filter(Boolean).join(' · ')
  return (
    <PortalFrame title={request.subject} lead={lead}>
      <Panel>
        <Chip tone={stateTones[request.state.is]}>{words.state(request.state)}</Chip>
        {request.text && <p className="mt-3 max-w-[68ch] text-base break-words whitespace-pre-line">{request.text}</p>}
        <p className="mt-3 font-semibold">
          <ClientDue row={request} />
        </p>
        {request.owner && <p className="text-ink2">{t('desk:portal.handledBy', { owner: request.owner })}</p>}
        <div className="mt-4 flex flex-wrap gap-2">
          {possible.includes('close') && (
            <Button look="primary" busy={close.busy} onClick={() => close.send(action, { op, step: 'close' })}>
              {t('desk:portal.helped')}
            </Button>
          )}
          {possible.includes('reopen') ? (
            <WithWords
              step="reopen"
              {...{ action, op }}
              title={t('desk:portal.notHelped')}
              label={t('desk:portal.notHelpedText')}
              submit={t('desk:portal.submit')}
              told={t('desk:portal.again')}
            />
          ) : (
            possible.includes('say') && (
              <WithWords
                step="say"
                {...{ action, op }}
                title={t('desk:portal.add')}
                label={t('desk:portal.addText')}
                submit={t('desk:portal.submit')}
                told={t('desk:portal.added')}
              />
            )
          )}
        </div>
      </Panel>
      <Panel title={t('desk:portal.history')}>
        <ol className="grid gap-3">
          <li className="border-l-2 border-line pl-3">
            <span className="font-medium">{t('desk:steps.received')}</span>{' '}
            <span className="text-xs text-ink3">{format.momentAt(request.receivedAt)}</span>
          </li>
          {request.steps.map(({ id, at, kind, text, who }) => (
            <li key={id} className="border-l-2 border-line pl-3">
              <p>
                <span className="font-medium">{t(`desk:steps.${kind}`, { who: who ?? t('desk:steps.somebody'), to: '' })}</span>{' '}
                <span className="text-xs text-ink3">{format.momentAt(at)}</span>
              </p>
              {text && <p className="max-w-[68ch] text-base break-words whitespace-pre-line">{text}</p>}
            </li>
          ))}
        </ol>
      </Panel>
      <TextLink to="/portal/requests">{t('desk:portal.all')}</TextLink>
    </PortalFrame>
  )
}
