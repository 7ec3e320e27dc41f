import { Form, useActionData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Chip } from '#app/ui/chip'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { dayOf } from '#domain/calendar/moment'
import { type AccessSection, accessSections, choiceKinds } from '#domain/relations/access'
import type { ReviewScreen, ToReview } from './review.server'

type Props = ReviewScreen & { language: 'nl' | 'en'; op: string }

/** What goes along with a file: how much there is, and every text and photo that somebody must look at before it leaves. */
export function ReviewPage(props: Props) {
  const { t } = useTranslation(['common', 'privacy'])
  const { request, counts } = props
  const back = `/privacy/${request.id}`
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('privacy:title'), to: '/settings/privacy' },
          { label: t('privacy:request.title', { kind: t(`privacy:kinds.${request.kind}`), name: request.name }), to: back },
        ]}
        title={t('privacy:export.title')}
        lead={t('privacy:export.lead')}
      />
      <div className="grid max-w-4xl gap-4">
        <Panel title={t('privacy:export.holds')}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
            {accessSections
              .filter((section) => counts[section])
              .map((section) => (
                <li key={section}>
                  {t(`privacy:sections.${section as AccessSection}`)} <span className="text-ink3 tabular-nums">{counts[section]}</span>
                </li>
              ))}
          </ul>
        </Panel>
        {props.people.length > 0 && <SameAs {...props} />}
        <Choose {...props} back={back} />
      </div>
    </>
  )
}

function SameAs({ people, sameIds }: Props) {
  const { t } = useTranslation(['common', 'privacy'])
  return (
    <Panel title={t('privacy:export.same')} lead={t('privacy:export.sameLead')}>
      <Form method="get" className="grid gap-2">
        <input type="hidden" name="chosen" value="" />
        {people.map(({ id, name }) => (
          <Checkbox key={id} name="same" value={id} label={name} defaultChecked={sameIds.includes(id)} />
        ))}
        <div>
          <Button type="submit" size="sm">
            {t('privacy:export.sameShow')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

function Choose({ review, sameIds, language, op, back }: Props & { back: string }) {
  const { t } = useTranslation(['common', 'privacy'])
  const answer = useActionData<Refused | FormErrors>()
  const busy = useNavigation().state === 'submitting'
  const said = answer && ('message' in answer ? answer.message : (answer.form[0] ?? Object.values(answer.errors)[0]?.[0]))
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="op" value={op} />
      {sameIds.map((id) => (
        <input key={id} type="hidden" name="same" value={id} />
      ))}
      {review.length === 0 ? (
        <Notice tone="ok">{t('privacy:export.nothing')}</Notice>
      ) : (
        <Panel title={t('privacy:export.review', { count: review.length })} flush>
          <ul className="mt-2 divide-y divide-line border-t border-line">
            {review.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </ul>
        </Panel>
      )}
      <Panel>
        <div className="grid gap-3">
          <Field label={t('privacy:export.language')} className="max-w-56">
            <Select
              name="language"
              defaultValue={language}
              options={[
                { value: 'nl', label: t('privacy:export.dutch') },
                { value: 'en', label: t('privacy:export.english') },
              ]}
            />
          </Field>
          <Checkbox name="seen" label={t('privacy:export.seen')} required />
          <Refusal>{said}</Refusal>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" busy={busy}>
              {t('privacy:export.button')}
            </Button>
            <LinkButton to={back}>{t('cancel')}</LinkButton>
          </div>
        </div>
      </Panel>
    </Form>
  )
}

function Row({ row }: { row: ToReview }) {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  const { key, id, section, at, by, texts, flag, proposed } = row
  const marks = [
    flag.isPrivate && t('privacy:export.private'),
    flag.isOther && t('privacy:export.other'),
    flag.names.length > 0 && t('privacy:export.names', { names: flag.names.join(', ') }),
  ]
  const kinds = flag.isPhoto ? choiceKinds.filter((kind) => kind !== 'redacted') : choiceKinds
  return (
    <li className="grid gap-3 px-4 py-4 md:grid-cols-[minmax(0,1fr)_17rem] md:px-5">
      <input type="hidden" name="key" value={key} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-xs text-ink3">
          {[t(`privacy:sections.${section}`), at && format.day(dayOf(at), 'medium'), by].filter(Boolean).join(', ')}
          {marks.map(
            (mark) =>
              mark && (
                <Chip key={mark} tone="warn" className="whitespace-normal">
                  {mark}
                </Chip>
              ),
          )}
        </p>
        {flag.isPhoto && (
          <img
            src={`/road/photos/${id}`}
            alt={t('privacy:export.photo')}
            loading="lazy"
            className="mt-2 max-h-56 rounded-lg border border-line"
          />
        )}
        {texts.map((text) => (
          <p key={text} className="mt-1.5 max-w-[68ch] break-words whitespace-pre-line">
            {text}
          </p>
        ))}
      </div>
      <div className="grid content-start gap-2">
        <Field label={t('privacy:export.choice')}>
          <Select
            name="choice"
            defaultValue={proposed}
            options={kinds.map((value) => ({ value, label: t(`privacy:export.choices.${value}`) }))}
          />
        </Field>
        <Field label={t('privacy:export.reason')}>
          <Input name="reason" maxLength={300} defaultValue={proposed === 'withheld' ? t('privacy:export.reasonOther') : ''} />
        </Field>
      </div>
    </li>
  )
}
