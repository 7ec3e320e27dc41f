import { today } from '#app/http/clock.server'
import { i18nFor, languageOf } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { formatsIn } from '#app/messages/use-format'
import type { ToldTo } from './briefing-sheet.server'

/** The words and the day of whoever asks. */
export async function toldTo(request: Request): Promise<ToldTo> {
  const language = await languageOf(request)
  return { t: i18nFor(language).getFixedT(language, namespaces), format: formatsIn(language), today: today() }
}
