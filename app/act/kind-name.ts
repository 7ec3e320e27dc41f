import type { TFunction } from 'i18next'
import type { ActivityKind } from '#domain/act/plan'

/** What an activity is called: a kind of one's own by its name. */
export function kindName({ kind, name }: { kind: ActivityKind; name?: string | null }, t: TFunction<['common', 'actions']>): string {
  return kind === 'other' && name ? name : t(`actions:kinds.${kind}`)
}
