import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Panel } from '#app/ui/panel'
import { Switch } from '#app/ui/switch'
import type { RuleId } from '#domain/clean/rules'

export type MapRulesProps = { rules: readonly { id: RuleId; on: boolean; rows: number }[]; onSwitch: (rule: RuleId, on: boolean) => void }

/** The rules that write values one way, each with how many rows it changes. Those that change nothing stand together below. */
export function MapRules({ rules, onSwitch }: MapRulesProps) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const working = rules.filter(({ on, rows }) => rows > 0 || !on).sort((a, b) => b.rows - a.rows)
  const idle = rules.filter(({ on, rows }) => rows === 0 && on)
  return (
    <Panel title={t('clean:map.rules')} lead={t('clean:map.rulesLead')}>
      <div className="flex flex-col divide-y divide-line">
        {working.map(({ id, on, rows }) => (
          <Switch
            key={id}
            label={t(`clean:ruleNames.${id}`)}
            hint={rows > 0 ? t('clean:map.ruleCount', { count: rows, formatted: format.number(rows) }) : t('clean:map.ruleNone')}
            checked={on}
            onChange={(event) => onSwitch(id, event.target.checked)}
            className="py-1"
          />
        ))}
      </div>
      {working.length > 0 && idle.length > 0 && (
        <p className="mt-3 text-xs text-ink3">
          {t('clean:map.rulesIdle', { rules: idle.map(({ id }) => t(`clean:ruleNames.${id}`)).join(', ') })}
        </p>
      )}
    </Panel>
  )
}
