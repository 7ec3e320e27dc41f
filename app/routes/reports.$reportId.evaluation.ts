import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, versionNumber } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { sayEvaluation } from '#app/reports/evaluation.server'
import { readCents } from '#domain/clean/amounts'

const texts = z.array(z.string().max(200)).max(12).default([])

const Fields = z.object({
  version: versionNumber,
  findings: z.string().trim().max(4000),
  /** One adjustment a line. */
  agreed: z.string().trim().max(8000),
  what: texts,
  /** What the log counted when the form was made: a number that was left as it was stays counted. `typed` for one that a person gave. */
  counted: texts,
  seen: z
    .array(
      z
        .string()
        .trim()
        .max(200)
        .refine((typed) => typed === '' || numberOf(typed) !== null, 'reports:evaluation.noNumber'),
    )
    .max(12)
    .default([]),
})

/** Keeps what was said at an evaluation. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { version, findings, agreed, what, counted, seen } = asked.form
  const typed = what.flatMap((name, at) => {
    const given = seen[at] ?? ''
    return given === (counted[at] ?? '') ? [] : [{ what: name, number: numberOf(given) }]
  })
  const points = agreed
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter(Boolean)
    .slice(0, 30)
  const outcome = await sayEvaluation(actor, idOf(params.reportId), { version, said: { findings, agreed: points, seen: typed } })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : json(outcome)
}

/** A number as people write it, '4,07' or '2.400', to two decimals; null for what is none, or is below nought. Nothing at all was not measured. */
function numberOf(text: string): number | null {
  const hundredths = readCents(text)
  return hundredths === null || hundredths < 0 ? null : Math.min(hundredths / 100, 1_000_000_000)
}
