import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { baseFile } from '#app/clean/base-file.server'
import { changesFile } from '#app/clean/changes-file.server'
import { findingsFile } from '#app/clean/findings-file.server'
import { baseWords, changeWords, findingWords } from '#app/clean/out-words.server'
import { formatAsked, sheetAnswer } from '#app/clean/sheet-answer.server'
import { requireStaff } from '#app/http/actor.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { idOf, notFound } from '#app/http/params.server'

const Asked = z.object({ what: z.enum(['base', 'changes', 'findings']).catch('base') })

/** The cleaned base, or every change that made it, as a file to keep. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { what } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [t, language, campaignId] = [await translatorOf(request), await languageOf(request), idOf(params.campaignId)]
  const file = await made()
  const name = what === 'findings' ? t('clean:questions.findingsFile') : t(`clean:out.${what}File`)
  if (!file) throw notFound()
  return sheetAnswer(`${file.client} ${name}`, file.rows, formatAsked(request))

  function made() {
    if (what === 'changes') return changesFile(actor, campaignId, changeWords(t))
    return what === 'findings' ? findingsFile(actor, campaignId, findingWords(t)) : baseFile(actor, campaignId, baseWords(t, language))
  }
}
