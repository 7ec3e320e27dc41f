import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { useItemWords } from '#app/relations/item-words'
import { Avatar } from '#app/ui/avatar'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { TextLink } from '#app/ui/link-button'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { CallConsent } from './call-consent'
import type { CallDesk } from './call-desk.server'

/** The dossier beside the call: who they are, what was said last, what we owe them. */
export function CallSide({ desk, contactId, page, today }: { desk: CallDesk; contactId: string; page: string; today: Day }) {
  const { t } = useTranslation(['common', 'run', 'relations'])
  const format = useFormat()
  return (
    <aside className="grid content-start gap-5 border-line xl:border-l xl:pl-5" aria-label={t('run:calls.dossier')}>
      <TextLink to={`/relations/${desk.customer.id}`}>{t('run:calls.dossier')}</TextLink>
      <section>
        <h2 className="text-xs font-medium text-ink3">{t('run:calls.people')}</h2>
        {desk.people.length === 0 && <p className="mt-1 text-ink3">{t('run:calls.noPeople')}</p>}
        <ul className="mt-2 grid gap-2">
          {desk.people.map((person) => (
            <li key={person.contactId} className="flex items-center gap-2">
              <Avatar name={person.name} size={28} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-xs text-ink3">
                  {[person.title, person.decisionRole && t(`relations:dossier.roles.${person.decisionRole}`)].filter(Boolean).join(', ')}
                </span>
              </span>
              {person.contactId === contactId && <Chip tone="ok">{t('run:calls.onTheLine')}</Chip>}
            </li>
          ))}
        </ul>
      </section>
      <LastContacts desk={desk} />
      {(desk.consents.length > 0 || !desk.calling.formKnown || desk.calling.because === 'consent-needed') && (
        <CallConsent desk={desk} page={page} today={today} />
      )}
      {desk.tasks.length > 0 && (
        <section>
          <h2 className="text-xs font-medium text-ink3">{t('run:calls.tasks')}</h2>
          <ul className="mt-2 grid gap-2">
            {desk.tasks.slice(0, 5).map(({ id, text, dueOn, who }) => (
              <li key={id}>
                {text}
                <span className={classes('block text-xs', dueOn && dueOn < today ? 'font-semibold text-bad-text' : 'text-ink3')}>
                  {[who, dueOn && format.day(dueOn)].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="text-xs text-ink3">
        {desk.owner && <span className="block">{t('run:calls.owner', { name: desk.owner })}</span>}
        {desk.standby && <span className="block">{t('run:calls.standby', { name: desk.standby })}</span>}
        {desk.unit && (
          <span className="mt-1 block tabular-nums">
            {t('run:calls.unitLeft', {
              hours: format.hours(desk.unit.balance),
              held: format.hours(desk.unit.held),
              free: format.hours(desk.unit.free),
            })}
          </span>
        )}
      </p>
    </aside>
  )
}

function LastContacts({ desk }: { desk: CallDesk }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const words = useItemWords()
  return (
    <section>
      <h2 className="text-xs font-medium text-ink3">{t('run:calls.contacts')}</h2>
      {desk.lastContacts.length === 0 && <p className="mt-1 text-ink3">{t('run:calls.noContacts')}</p>}
      <ol className="mt-2 grid gap-3 border-l-2 border-line pl-3">
        {desk.lastContacts.map((item) => (
          <li key={item.id}>
            <span className="block first-letter:uppercase font-medium">
              {words.title(item)} <span className="font-normal text-ink3">{format.day(dayOf(item.at))}</span>
            </span>
            {item.text && <span className="block text-ink2">{item.text}</span>}
            {item.quote && <q className="block font-serif text-ink2">{item.quote}</q>}
            {item.who && <span className="block text-xs text-ink3">{item.who}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
