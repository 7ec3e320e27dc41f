import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { connect } from '#db/connection'
import { type Demo, logIn, quiet, withDemo } from './offline/demo'

/**
 * The next customer at the call desk of the demo: `npm run -s bench -- desk --times 12` (after npm run build). The clock runs in the page from the key X (no answer)
 * until the name of who comes next is painted. `answerMs` is how long of it the server took to write the call down and find who is next; `pageCpuMs` what
 * the page worked, which a busy machine does not stretch. Between two calls the desk comes to rest, as it does while somebody talks. The demo has about
 * fourteen people to call.
 */
export async function run({ times = '12' }: Record<string, string>): Promise<object> {
  return withDemo(async (demo) => {
    await companiesOnly()
    const browser = await chromium.launch({ executablePath: demo.browser, args: quiet })
    try {
      const page = await atDesk(
        await browser.newContext({ baseURL: demo.origin, locale: 'nl-NL', viewport: { width: 1440, height: 900 } }),
        demo,
      )
      const took: Took[] = []
      for (let time = 0; time <= Number(times); time++) took.push(await nextAfterNoAnswer(page))
      // The first finds a server that never wrote a call down.
      const [, ...warm] = took
      return {
        ...{ times: warm.length, medianMs: at(warm, 'paintMs', 0.5), fastestMs: at(warm, 'paintMs', 0), slowestMs: at(warm, 'paintMs', 1) },
        ...{ medianAnswerMs: at(warm, 'answerMs', 0.5), medianPageCpuMs: at(warm, 'pageCpuMs', 0.5) },
      }
    } finally {
      await browser.close()
    }
  })
}

/** Natural persons are not called at night or on a Sunday, when a bench may well be run. */
async function companiesOnly(): Promise<void> {
  const { sql } = connect(process.env.RONDO_DATABASE_URL ?? '', 1)
  await sql`update customer set legal_form = 'bv' where legal_form is distinct from 'bv'`
  await sql.end()
}

type Took = { paintMs: number; answerMs: number; pageCpuMs: number }

async function atDesk(context: BrowserContext, { origin }: Demo): Promise<Page> {
  await logIn(context, 'marieke')
  const page = await context.newPage()
  await page.goto(`${origin}/calls`)
  if (!page.url().includes('/run/calls')) await page.locator('a[href*="/run/calls"]').first().click()
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  return page
}

async function nextAfterNoAnswer(page: Page): Promise<Took> {
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(1500)
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await tools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  await page.evaluate(watchForNext)
  const before = await worked()
  await page.keyboard.press('x')
  const seen = await page.waitForFunction(() => Reflect.get(window, 'nextSeen'))
  const { paintMs, answerMs } = (await seen.jsonValue()) as Omit<Took, 'pageCpuMs'>
  const pageCpuMs = (await worked()) - before
  await tools.detach()
  return { paintMs, answerMs, pageCpuMs }
}

/** In the page: notes how long after the key the name of another customer was painted. No function in it has a name: the page would not know how to give it. */
function watchForNext() {
  Reflect.deleteProperty(window, 'nextSeen')
  performance.clearResourceTimings()
  const [name, pressed] = [() => document.querySelector('form h2')?.textContent ?? '', { at: 0 }]
  const before = name()
  window.addEventListener('keydown', () => Object.assign(pressed, { at: performance.now() }), { once: true, capture: true })
  const watch = new MutationObserver(() => {
    if (name() === before || name() === '') return
    watch.disconnect()
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.onmessage = () => {
        const asked = performance.getEntriesByType('resource').find((each) => each.name.includes('/outcomes'))
        Reflect.set(window, 'nextSeen', { paintMs: performance.now() - pressed.at, answerMs: asked?.duration ?? 0 })
      }
      painted.port2.postMessage(0)
    })
  })
  watch.observe(document.body, { subtree: true, childList: true, characterData: true })
}

function at(took: readonly Took[], what: keyof Took, share: number): number {
  const sorted = took.map((each) => each[what]).sort((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
