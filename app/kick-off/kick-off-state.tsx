import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { dayOf } from '#domain/calendar/moment'
import type { KickOffPage } from './kick-off.server'

/** Who agreed with which version, each on paper in both languages; and what is said by the client to us is recorded here. */
export function KickOffState({ page, pdf }: { page: KickOffPage; pdf: string }) {
  const { t } = useTranslation(['common', 'kickOff'])
  const format = useFormat()
  const agreeing = useFetcher<{ edition: number } | Refused | FormErrors>()
  const [newest] = page.versions
  const answer = agreeing.data
  return (
    <Panel title={t('kickOff:versions')}>
      <div className="grid gap-3">
        {page.versions.length === 0 && <p className="text-ink3">{t('kickOff:noVersions')}</p>}
        <ul className="grid gap-2">
          {page.versions.map(({ edition, agreedBy, agreedAt }) => (
            <li key={edition} className="grid gap-1 border-b border-line pb-2">
              <b className="font-semibold">{t('kickOff:version', { edition })}</b>
              <span className={agreedAt ? 'text-ok-text' : 'text-ink2'}>
                {agreedAt ? t('kickOff:agreedOn', { by: agreedBy, day: format.day(dayOf(agreedAt)) }) : t('kickOff:waits')}
              </span>
              <span className="flex gap-2">
                {(['nl', 'en'] as const).map((language) => (
                  <a
                    key={language}
                    download
                    href={`${pdf}?${new URLSearchParams({ edition: String(edition), language })}`}
                    className={buttonClasses({ size: 'sm', look: 'secondary' })}
                  >
                    {t('kickOff:pdf', { language: language.toUpperCase() })}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
        {newest && !newest.agreedAt && (
          <agreeing.Form method="post" className="grid gap-2">
            <input type="hidden" name="op" value={v4()} />
            <input type="hidden" name="act" value="agree" />
            <input type="hidden" name="seen" value={newest.edition} />
            {answer && 'message' in answer && (
              <Notice tone="bad" live>
                {answer.message}
              </Notice>
            )}
            <Field
              label={t('kickOff:agreedBy')}
              hint={t('kickOff:agreedByHint')}
              error={answer && 'errors' in answer ? answer.errors.by : undefined}
            >
              <Input name="by" required maxLength={120} />
            </Field>
            <div>
              <Button type="submit" busy={agreeing.state !== 'idle'}>
                {t('kickOff:recordAgreed')}
              </Button>
            </div>
          </agreeing.Form>
        )}
      </div>
    </Panel>
  )
}
