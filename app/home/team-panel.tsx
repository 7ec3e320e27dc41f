import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { classes } from '#app/ui/classes'
import { Panel } from '#app/ui/panel'
import type { Portfolio } from './portfolio.server'

type Member = Portfolio['team'][number]

/** Monday to Friday of each consultant: how full the calendar is, driving included. */
export function TeamPanel({ team }: { team: Portfolio['team'] }) {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  const [first] = team
  return (
    <Panel title={t('home:team')} aside={t('home:teamHint')}>
      {!first ? (
        <p className="text-ink3">{t('home:noTeam')}</p>
      ) : (
        <table className="w-full table-fixed border-separate border-spacing-x-1.5 border-spacing-y-1">
          <thead>
            <tr className="text-xs text-ink3">
              <td className="w-28" />
              {first.days.map(({ day }) => (
                <th key={day} scope="col" className="font-medium">
                  {format.day(day).split(' ').slice(0, 2).join(' ')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {team.map((member) => (
              <tr key={member.id}>
                <th scope="row" className="text-left font-medium">
                  <span className="flex items-center gap-2">
                    <Avatar name={member.name} initials={member.initials} size={24} />
                    <span className="truncate">{member.name.split(' ')[0]}</span>
                  </span>
                </th>
                {member.days.map((day) => (
                  <td key={day.day}>
                    <Strip member={member} day={day} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Strip({ member, day }: { member: Member; day: Member['days'][number] }) {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  const about = { name: member.name, day: format.day(day.day), visits: day.visits }
  if (day.onLeave)
    return (
      <span title={t('home:teamLeave', about)} className="grid h-9 place-items-center rounded-md bg-sunken text-xs text-ink3">
        {t('home:leave')}
      </span>
    )
  const share = day.works > 0 ? Math.min(1, day.minutes / day.works) : 0
  const spoken = t('home:teamDay', { ...about, minutes: format.duration(day.minutes), works: format.duration(day.works) })
  return (
    <span role="img" aria-label={spoken} title={spoken} className="relative block h-9 overflow-hidden rounded-md bg-sunken">
      <span
        className={classes('absolute inset-x-0 bottom-0', share > 0.9 ? 'bg-warn' : 'bg-brand')}
        style={{ height: `${share * 100}%`, opacity: 0.75 }}
      />
      {day.works === 0 && (
        <span className="absolute inset-0 bg-[repeating-linear-gradient(135deg,var(--line)_0_2px,transparent_2px_6px)]" />
      )}
    </span>
  )
}
