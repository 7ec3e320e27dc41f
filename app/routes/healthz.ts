import { isHealthy } from '#app/http/health.server'

/** For whatever watches the server: 200 while the database answers, else 503. It says nothing else. */
export async function loader() {
  const healthy = await isHealthy()
  return new Response(healthy ? 'ok\n' : 'not ok\n', {
    status: healthy ? 200 : 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
