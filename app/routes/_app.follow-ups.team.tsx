import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { agendaOfTheTeam } from '#app/follow-ups/read.server'
import { TeamScreen } from '#app/follow-ups/team-screen'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ agenda: await agendaOfTheTeam(actor, today()), today: today() })
}

export default function TeamPage() {
  return <TeamScreen {...useLoaderData<typeof loader>()} />
}
