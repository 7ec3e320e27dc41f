import { type FetcherWithComponents, useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { FileDrop } from '#app/ui/file-drop'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { tellDone } from '#app/ui/toast'
import { colourFrom, colourRefusal, contrastOnWhite } from '#domain/reporting/look'
import type { LookScreen } from './look.server'

type Answer = { saved: true } | FormErrors | { refused: string; message: string }

interface LookPageProps extends LookScreen {
  /** Of a client: back to that of the firm. */
  ofClient: boolean
  op: string
}

/** The colour and logo of the firm or of a client, as reports and the portal show them. */
export function LookPage({ look, clients, ofClient, limit, op }: LookPageProps) {
  const { t } = useTranslation(['common', 'settings'])
  // Here and not in the form: the form begins anew once its look was kept, the answer stays to be told.
  const saving = useFetcher<Answer>()
  const answer = saving.state === 'idle' ? saving.data : undefined
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('settings:look.saved'))
  }, [answer, t])
  return (
    <>
      <PageHeader
        title={ofClient ? look.name : t('settings:look.title')}
        lead={t(ofClient ? 'settings:look.clientLead' : 'settings:look.lead')}
        crumbs={ofClient ? [{ to: '/settings/look', label: t('settings:look.title') }] : undefined}
      />
      <div className="grid max-w-4xl gap-4">
        <LookForm key={`${look.accent} ${look.logo?.bytes.length}`} saving={saving} look={look} limit={limit} op={op} />
        {clients.length > 0 && (
          <Panel title={t('settings:look.clients')} lead={t('settings:look.clientsLead')}>
            <ul>
              {clients.map(({ id, name, accent, hasLogo }) => (
                <li key={id} className="flex items-center gap-3 border-t border-line py-2 first:border-0">
                  <Swatch colour={accent} />
                  <span className="min-w-0 flex-1">
                    <TextLink to={`/settings/look/${id}`}>{name}</TextLink>
                  </span>
                  <span className="text-xs text-ink3">{t(hasLogo ? 'settings:look.hasLogo' : 'settings:look.noLogo')}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  )
}

type LookFormProps = Pick<LookPageProps, 'look' | 'limit' | 'op'> & { saving: FetcherWithComponents<Answer> }

function LookForm({ look: { accent, logo, name }, limit, op, saving }: LookFormProps) {
  const { t } = useTranslation(['common', 'settings'])
  const answer = saving.state === 'idle' ? saving.data : undefined
  const [colour, setColour] = useState(accent ?? '')
  const refused = answer && 'refused' in answer ? answer : null
  const ofColour = refused?.refused === 'too-light' || refused?.refused === 'no-colour'
  return (
    <Panel>
      <saving.Form method="post" encType="multipart/form-data" className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        <Refusal>{refused?.refused === 'used-twice' && refused.message}</Refusal>
        <div className="flex items-end gap-2">
          <Field
            label={t('settings:look.colour')}
            hint={t('settings:look.colourHint')}
            error={ofColour ? refused?.message : undefined}
            className="flex-1"
          >
            <Input name="colour" maxLength={20} placeholder="#26469f" value={colour} onChange={(event) => setColour(event.target.value)} />
          </Field>
          <input
            type="color"
            aria-label={t('settings:look.pick')}
            title={t('settings:look.pick')}
            value={colourFrom(colour) ?? '#26469f'}
            onChange={(event) => setColour(event.target.value)}
            className="mb-6 h-11 w-14 shrink-0 cursor-pointer rounded-md border border-edge bg-surface p-1 md:h-9"
          />
        </div>
        <Shown colour={colour} onChoose={setColour} />
        {logo && (
          <div className="grid justify-items-start gap-1">
            <img
              src={`data:${logo.bytes.startsWith('/9j/') ? 'image/jpeg' : 'image/png'};base64,${logo.bytes}`}
              alt={t('settings:look.logoOf', { name })}
              className="max-h-20 max-w-60 rounded-md border border-line bg-white object-contain p-2"
            />
            <Checkbox name="without" value="on" label={t('settings:look.without')} />
          </div>
        )}
        <FileDrop
          name="logo"
          label={t(logo ? 'settings:look.otherLogo' : 'settings:look.logo')}
          hint={t('settings:look.logoHint')}
          kinds={['.png', '.jpg', '.jpeg']}
          limit={limit}
          error={refused && !ofColour && refused.refused !== 'used-twice' ? refused.message : null}
        />
        <Button type="submit" look="primary" busy={saving.state !== 'idle'} className="justify-self-start">
          {t('settings:look.save')}
        </Button>
      </saving.Form>
    </Panel>
  )
}

/** The colour as reports would have it, and what to do when it cannot be read. */
function Shown({ colour, onChoose }: { colour: string; onChoose: (colour: string) => void }) {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  const read = colourFrom(colour)
  if (!read) return null
  const light = colourRefusal(read)
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink2">
      <Swatch colour={read} />
      {light ? (
        <>
          {t('settings:refused.too-light', { contrast: format.number(light.contrast, 1), instead: light.instead })}
          <Button size="sm" onClick={() => onChoose(light.instead)}>
            {t('settings:look.takeDarker', { colour: light.instead })}
          </Button>
        </>
      ) : (
        t('settings:look.contrast', { contrast: format.number(contrastOnWhite(read), 1) })
      )}
    </p>
  )
}

function Swatch({ colour }: { colour: string | null }) {
  return (
    <span
      aria-hidden
      className="size-6 shrink-0 rounded-md border border-line bg-brand"
      style={colour ? { backgroundColor: colour } : undefined}
    />
  )
}
