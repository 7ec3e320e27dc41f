import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { EmptyState } from '#app/ui/empty-state'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { ChooseShape } from './choose-shape'
import type { ImportScreen } from './import-screen.server'
import { ImportSteps } from './import-steps'
import type { WorkShown } from './import-work.server'
import { LeftRows } from './left-rows'
import { MapColumns } from './map-columns'
import { MapFix } from './map-fix'
import { MapPreview } from './map-preview'
import { MapRules } from './map-rules'
import { MapTakeIn } from './map-take-in'
import { SectionHeading } from './section-heading'
import { useMapping } from './use-mapping'
import { CheckProgress, WorkProgress } from './work-progress'

export type MapScreenProps = ImportScreen & {
  work: WorkShown | null
  campaignId: string
  onlyErrors: boolean
  before: string | null
  op: string
}

/** One file on its way in: its columns, what the rules do, how it will look, what needs a person, and the button. */
export function MapScreen(props: MapScreenProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { file } = props
  const isOpen = file.state === 'uploaded' || file.state === 'mapped'
  return (
    <div className="flex flex-col gap-4">
      <SectionHeading title={t('clean:map.title')} lead={<About {...props} />} actions={<ImportSteps at={isOpen ? 'columns' : 'done'} />} />
      {props.before === 'waiting' && <Notice>{t('clean:upload.before')}</Notice>}
      {props.before === 'taken-in' && <Notice>{t('clean:upload.beforeTakenIn')}</Notice>}
      {props.work?.refused && <Notice tone="bad">{t(`clean:refused.${props.work.refused as 'cancelled'}`)}</Notice>}
      {props.work && !props.work.refused ? (
        <WorkProgress {...props} work={props.work} />
      ) : isOpen ? (
        <OpenFile key={`${props.about.sheet} ${props.about.headerRow}`} {...props} />
      ) : (
        <TakenFile {...props} />
      )}
    </div>
  )
}

function About({ file, about }: MapScreenProps) {
  const isOpen = file.state === 'uploaded' || file.state === 'mapped'
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const facts = [
    t('clean:map.about', { count: about.rowCount }),
    format.bytes(file.size),
    about.encoding.toUpperCase(),
    ...(isOpen ? [] : [about.headerRow === null ? t('clean:map.noHeader') : t('clean:map.headerRow', { line: about.headerRow })]),
    ...(about.repairable > 0 ? [t('clean:map.repaired', { count: about.repairable })] : []),
  ]
  return (
    <span className="break-words">
      <b className="font-semibold break-all text-ink2">{file.name}</b> · {facts.join(' · ')}
    </span>
  )
}

function OpenFile(props: MapScreenProps) {
  const { t } = useTranslation(['common', 'clean'])
  const mapping = useMapping(props)
  return (
    <div className="flex flex-col gap-5 md:pb-24">
      <p className="text-ink3 md:hidden">{t('clean:map.phoneHint')}</p>
      <ChooseShape {...props} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <Panel title={t('clean:map.columns')} lead={t('clean:map.columnsLead')} flush>
          <MapColumns mapping={mapping} />
        </Panel>
        <MapRules rules={props.rules} onSwitch={mapping.switchRule} />
      </div>
      {mapping.refusal && (
        <Notice tone="bad" live>
          {mapping.refusal}
        </Notice>
      )}
      {props.checking && <CheckProgress done={props.checking.done} total={props.about.rowCount} />}
      {props.refusal && !mapping.refusal && props.refusal.refused === 'too-heavy' && (
        <Notice tone="bad">{t('clean:refused.too-heavy')}</Notice>
      )}
      {props.counts && (
        <>
          <MapPreview {...props} />
          <MapFix {...props} />
        </>
      )}
      <MapTakeIn {...props} busy={mapping.busy} refused={mapping.refusal !== null || props.refusal !== null} />
    </div>
  )
}

function TakenFile({ file, left, about, columns, campaignId }: MapScreenProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { counts } = file
  return (
    <div className="flex flex-col gap-5">
      <Notice
        tone={file.state === 'undone' ? 'info' : 'ok'}
        title={file.state === 'undone' ? t('clean:imports.states.undone') : t('clean:map.takenTitle', { name: file.name })}
      >
        {t('clean:map.takenLead', {
          read: counts.read ?? about.rowCount,
          customers: counts.customers ?? 0,
          folded: counts.folded ?? 0,
          later: counts.later ?? 0,
          rejected: counts.rejected ?? 0,
        })}
      </Notice>
      <Panel title={t('clean:map.leftRows')} lead={left.length > 0 ? t('clean:map.leftRowsLead') : undefined} flush>
        {left.length > 0 && (
          <p className="flex gap-4 px-5 pb-2">
            <a
              className="text-brand-text underline underline-offset-2"
              href={`/campaigns/${campaignId}/clean/import/${file.id}/left`}
              download
            >
              {t('clean:map.leftAsCsv')}
            </a>
            <a
              className="text-brand-text underline underline-offset-2"
              href={`/campaigns/${campaignId}/clean/import/${file.id}/left?as=xlsx`}
              download
            >
              {t('clean:map.leftAsExcel')}
            </a>
          </p>
        )}
        {left.length > 0 ? <LeftRows rows={left} columns={columns} /> : <EmptyState dense title={t('clean:map.leftRowsNone')} />}
      </Panel>
    </div>
  )
}
