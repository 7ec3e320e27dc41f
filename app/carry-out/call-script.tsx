import { useTranslation } from 'react-i18next'
import { TextLink } from '#app/ui/link-button'
import { mergedScript } from '#domain/carry-out/call-queue'
import type { CallDesk } from './call-desk.server'
import { toldLines } from './round-told'

/** What to say, with the names filled in, and what the client told us to mind. */
export function CallScript({ desk, contact, campaignId }: { desk: CallDesk; contact: string | null; campaignId: string }) {
  const { t } = useTranslation(['common', 'run'])
  const { script } = desk.plan
  const told = toldLines(desk.plan, t)
  return (
    <section className="grid content-start gap-4">
      <div>
        <h2 className="text-base font-semibold">{t('run:calls.script')}</h2>
        <p className="mt-2 max-w-[60ch] text-ink2">
          {t('run:calls.opening', { caller: desk.caller, client: desk.client, contact: contact ?? desk.customer.name })}
        </p>
        {script ? (
          <p className="mt-2 max-w-[60ch] text-lg whitespace-pre-line text-pretty">
            {mergedScript(script, { contact, customer: desk.customer.name, client: desk.client, caller: desk.caller })}
          </p>
        ) : (
          <p className="mt-2 text-ink3">
            {t('run:calls.noScript')} <TextLink to={`/campaigns/${campaignId}/actions`}>{t('run:inventory.toPlan')}</TextLink>
          </p>
        )}
        <p className="mt-3 max-w-[60ch] text-ink2">{t('run:calls.objection')}</p>
      </div>
      {told.length > 0 && (
        <div>
          <h2 className="text-base font-semibold">{t('run:calls.round')}</h2>
          <dl className="mt-2 grid gap-2">
            {told.map(({ key, label, text }) => (
              <div key={key}>
                <dt className="text-xs text-ink3">{label}</dt>
                <dd className="whitespace-pre-line">{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  )
}
