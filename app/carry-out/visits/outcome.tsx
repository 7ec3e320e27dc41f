import { DoorClosed, Frown, Lightbulb, type LucideIcon, Smile } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#app/ui/chip'
import type { Tone } from '#app/ui/tone'
import type { VisitOutcome } from '#domain/carry-out/visit'

/** The outcomes in the order of the log form, each with its sign and colour. */
export const outcomes: readonly { value: VisitOutcome; icon: LucideIcon; tone: Tone }[] = [
  { value: 'satisfied', icon: Smile, tone: 'ok' },
  { value: 'opportunity', icon: Lightbulb, tone: 'brand' },
  { value: 'complaint', icon: Frown, tone: 'bad' },
  { value: 'not-home', icon: DoorClosed, tone: 'warn' },
]

export function OutcomeChip({ outcome }: { outcome: VisitOutcome }) {
  const { t } = useTranslation(['common', 'visits'])
  const look = outcomes.find(({ value }) => value === outcome)
  const Icon = look?.icon
  return (
    <Chip tone={look?.tone} icon={Icon && <Icon aria-hidden size={14} />}>
      {t(`visits:outcomes.${outcome}`)}
    </Chip>
  )
}
