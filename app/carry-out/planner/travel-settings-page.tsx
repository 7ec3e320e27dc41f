import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import type { LearnedTravel, Optimiser, TravelSettings, TravelSource } from '#domain/carry-out/planner/travel-settings'
import type { Tried } from './travel-screen.server'

// Said here too: with the schemas beside them they would bring a compiler into the browser, which its policy stops.
const travelSources: readonly TravelSource[] = ['model', 'osrm', 'valhalla', 'openrouteservice']
const optimisers: readonly Optimiser[] = ['own', 'vroom']

type Props = { settings: TravelSettings; hasKey: boolean; op: string; mayChange: boolean }

/** Where driving times come from, what was learned of them, and what works plans out. */
export function TravelSettingsPage({ settings, hasKey, op, mayChange }: Props) {
  const { t } = useTranslation(['common', 'planner'])
  const saving = useFetcher<{ changed: true } | Refused | FormErrors>()
  const [source, setSource] = useState<TravelSource>(settings.source)
  const [optimiser, setOptimiser] = useState(settings.optimiser)
  const answer = saving.data
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const said = (refused: string) => (answer && 'refused' in answer && answer.refused === refused ? [answer.message] : undefined)
  useEffect(() => {
    if (answer && 'changed' in answer) tellDone(t('planner:travel.saved'))
  }, [answer, t])
  return (
    <div className="max-w-4xl">
      <PageHeader title={t('planner:travel.title')} lead={t('planner:travel.lead')} />
      {!mayChange && (
        <div className="mb-4">
          <Notice>{t('planner:travel.adminOnly')}</Notice>
        </div>
      )}
      <saving.Form method="post" noValidate className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="save" />
        <Panel title={t('planner:travel.times')} lead={t('planner:travel.timesLead')}>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t('planner:travel.source')}>
              <Select
                name="source"
                value={source}
                disabled={!mayChange}
                onChange={({ target }) => setSource(travelSources.find((one) => one === target.value) ?? 'model')}
                options={travelSources.map((value) => ({ value, label: t(`planner:travel.sources.${value}`) }))}
              />
            </Field>
            <Field label={t('planner:travel.parking')} hint={t('planner:travel.parkingHint')} error={errors.parkingMinutes}>
              <Input name="parkingMinutes" type="number" min={0} max={30} defaultValue={settings.parkingMinutes} readOnly={!mayChange} />
            </Field>
            <Field
              label={t('planner:travel.address')}
              hint={t('planner:travel.addressHint')}
              error={said('engine-address')}
              className="sm:col-span-2"
            >
              <Input name="address" type="url" defaultValue={settings.address} readOnly={!mayChange} placeholder={examples[source]} />
            </Field>
          </div>
          {source === 'openrouteservice' && (
            <p className="mt-3 text-sm text-ink2">{t(hasKey ? 'planner:travel.hasKey' : 'planner:travel.noKey')}</p>
          )}
        </Panel>
        <Panel title={t('planner:travel.optimiser')} lead={t('planner:travel.optimiserLead')}>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t('planner:travel.optimiser')}>
              <Select
                name="optimiser"
                value={optimiser}
                disabled={!mayChange}
                onChange={({ target }) => setOptimiser(optimisers.find((one) => one === target.value) ?? 'own')}
                options={optimisers.map((value) => ({ value, label: t(`planner:travel.optimisers.${value}`) }))}
              />
            </Field>
            <Field label={t('planner:travel.vroomAddress')} hint={t('planner:travel.vroomHint')} error={said('vroom-address')}>
              <Input
                name="vroomAddress"
                type="url"
                defaultValue={settings.vroomAddress}
                readOnly={!mayChange}
                placeholder="http://localhost:3001"
              />
            </Field>
          </div>
        </Panel>
        <Panel title={t('planner:travel.learned')} lead={t('planner:travel.learnedLead')}>
          <Factors learned={settings.learned} />
          <Checkbox
            name="usesLearned"
            defaultChecked={settings.usesLearned}
            disabled={!mayChange}
            label={t('planner:travel.usesLearned')}
          />
        </Panel>
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        {mayChange && (
          <Button type="submit" look="primary" busy={saving.state !== 'idle'} className="justify-self-start">
            {t('planner:travel.save')}
          </Button>
        )}
      </saving.Form>
      {mayChange && <AtOnce source={settings.source} />}
    </div>
  )
}

const examples: Record<TravelSource, string> = {
  model: '',
  osrm: 'http://localhost:5000',
  valhalla: 'http://localhost:8002',
  openrouteservice: 'https://api.openrouteservice.org',
}

/** What was learned, per band of distance. */
function Factors({ learned }: { learned: LearnedTravel | null }) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  if (!learned) return <p className="mb-3 text-ink3">{t('planner:travel.nothingLearned')}</p>
  const { factors, peakFactor } = learned.correction
  const rows = [...factors, peakFactor].map((factor, at) => [`${at}`, factor] as const)
  return (
    <>
      <p className="mb-2">{t('planner:travel.learnedFrom', { count: learned.drives, when: format.momentAt(learned.at) })}</p>
      <dl className="mb-3 grid max-w-md grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
        {rows.map(([at, factor]) => (
          <div key={at} className="contents">
            <dt className="text-ink2">{t(`planner:travel.bands.${at as '0' | '1' | '2' | '3' | '4'}`)}</dt>
            <dd className="text-right">{t('planner:travel.percent', { percent: Math.round(factor * 100) })}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** What can be done at once with what is kept: try the engine, learn anew. */
function AtOnce({ source }: { source: TravelSource }) {
  const { t } = useTranslation(['common', 'planner'])
  const doing = useFetcher<{ tried: Tried } | { learned: number } | Refused>()
  const answer = doing.data
  const say = () => {
    if (!answer) return null
    if ('message' in answer) return answer.message
    if ('learned' in answer) return t('planner:travel.learnedNow', { count: answer.learned })
    if ('trouble' in answer.tried) return t(`planner:travel.troubles.${answer.tried.trouble}`)
    const { engine, model, km } = answer.tried
    return engine === null ? t('planner:travel.noRoad') : t('planner:travel.tried', { engine, model, km })
  }
  const bad = answer && ('message' in answer || ('tried' in answer && 'trouble' in answer.tried))
  return (
    <doing.Form method="post" className="mt-4 grid gap-3">
      <div className="flex flex-wrap gap-2">
        {source !== 'model' && (
          <Button type="submit" name="what" value="try" busy={doing.state !== 'idle'}>
            {t('planner:travel.try')}
          </Button>
        )}
        <Button type="submit" name="what" value="learn" busy={doing.state !== 'idle'}>
          {t('planner:travel.learn')}
        </Button>
      </div>
      {answer && (
        <Notice tone={bad ? 'bad' : 'ok'} live>
          {say()}
        </Notice>
      )}
    </doing.Form>
  )
}
