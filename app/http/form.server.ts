import { json } from '@remix-run/node'
import { z } from 'zod'
import { type Day, isOfficeDay, parseDay } from '#domain/calendar/day'
import { i18nFor, languageOf } from './language.server'

/** What a form gets back when it cannot be taken: per field the sentences to show, translated; `form` for what belongs to no field. */
export type FormErrors = { errors: Record<string, string[]>; form: string[] }

type Fields = z.ZodRawShape

const longestText = 20_000

/**
 * Reads a form. A field the schema does not name is refused, whatever it holds; texts lose characters no database takes. The messages in the schema are
 * message keys such as 'auth:errors.email'.
 *
 * The hidden field `op` is read beside the schema, for `once` in db/once.ts.
 * @throws a Response 400 when the body is no form at all
 */
export async function readForm<Shape extends Fields>(
  request: Request,
  schema: z.ZodObject<Shape>,
): Promise<
  { ok: true; form: z.output<z.ZodObject<Shape>>; op: string | undefined } | { ok: false; answer: ReturnType<typeof json<FormErrors>> }
> {
  const sent = await formDataOf(request)
  const { op, ...fields } = plain(sent, schema)
  const read = schema.strict().safeParse(fields)
  const asked = z
    .uuid()
    .optional()
    .safeParse(op || undefined)
  if (read.success && asked.success) return { ok: true, form: read.data as z.output<z.ZodObject<Shape>>, op: asked.data }
  return { ok: false, answer: json(await inWords(request, read.error, fields), { status: 400 }) }
}

/** The body as form data. @throws a Response 400 when it is none */
export async function formDataOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  }
}

function plain(sent: FormData, schema: z.ZodObject): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  for (const name of new Set(sent.keys())) {
    const values = sent.getAll(name).map(clean)
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined
    const many = field !== undefined && takesMany(field)
    fields[name] = many ? values : values.length === 1 ? values[0] : values
  }
  return { ...fields }
}

// A schema takes several values when one value in a list satisfies it in shape, optional and defaulted lists included.
function takesMany(field: z.core.$ZodType): boolean {
  const { def } = field._zod
  if (def.type === 'array') return true
  return 'innerType' in def ? takesMany(def.innerType as z.core.$ZodType) : false
}

function clean(value: FormDataEntryValue): FormDataEntryValue {
  if (typeof value !== 'string') return value
  return value
    .replaceAll('\0', '')
    .replaceAll('\r\n', '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}

async function inWords(request: Request, error: z.ZodError | undefined, fields: Record<string, unknown>): Promise<FormErrors> {
  const language = await languageOf(request)
  const t = i18nFor(language).getFixedT(language) as unknown as (keys: string[]) => string
  const said: FormErrors = { errors: {}, form: [] }
  for (const issue of error?.issues ?? []) {
    const field = issue.path.join('.')
    const sentence = t([keyOf(issue, fields[String(issue.path[0])]), 'refusals:title'])
    if (field && issue.code !== 'unrecognized_keys') said.errors[field] = [...(said.errors[field] ?? []), sentence]
    else said.form.push(sentence)
  }
  if (Object.keys(said.errors).length === 0 && said.form.length === 0) said.form.push(t(['refusals:title']))
  return said
}

// A message that is no key of ours is zod's own English: a general sentence stands for it.
function keyOf({ code, message }: z.core.$ZodIssue, typed: unknown): string {
  if (/^[a-z-]+:[\w.-]+$/i.test(message)) return message
  if (code === 'too_big') return 'refusals:tooLong'
  return typed === undefined || typed === '' ? 'refusals:required' : 'refusals:unreadable'
}

/** The version of what was on the screen, hidden in its form: a whole number from 1, as far as the database counts. */
export const versionNumber = z.coerce
  .number('refusals:unreadable')
  .int()
  .positive('refusals:unreadable')
  .max(2_147_483_647, 'refusals:unreadable')

/** Reads JSON that came in a field or an address. Its texts lose the same characters as those of a form. @throws what JSON.parse throws */
export function readJson(sent: string): unknown {
  return JSON.parse(sent, (_, value: unknown) => (typeof value === 'string' ? clean(value) : value))
}

/** An id, or null where nothing was chosen. */
export const idOrNone = z
  .union([z.literal(''), z.uuid()])
  .default('')
  .transform((id) => id || null)

/** A day as people type it; `message` is told of what is no day the office knows. */
export function dayField(message: string) {
  return z.string().transform((typed, context) => readDay(typed, context, message))
}

/** The same, or null where nothing was typed. */
export function dayOrNone(message: string) {
  return z
    .string()
    .default('')
    .transform((typed, context) => (typed.trim() === '' ? null : readDay(typed, context, message)))
}

function readDay(typed: string, context: z.core.$RefinementCtx, message: string): Day {
  const read = parseDay(typed)
  if (read && isOfficeDay(read)) return read
  context.addIssue({ code: 'custom', message, input: typed })
  return z.NEVER
}

/** A text field: trimmed, at most `max` characters. For a required one give the key of what to say when it is empty. */
export function text(max = 200, requiredKey?: string) {
  const field = z.string().trim().max(Math.min(max, longestText), 'refusals:tooLong')
  return requiredKey ? field.min(1, requiredKey) : field
}

/**
 * What a form gets back when the form itself was fine and the answer is no: one sentence, at a field or for the form as a whole.
 * @param key of the sentence, such as 'auth:errors.wrong'
 */
export async function formSays(
  request: Request,
  key: string,
  {
    field,
    values = {},
    status = 409,
    headers = {},
  }: { field?: string; values?: object; status?: number; headers?: Record<string, string> } = {},
) {
  const language = await languageOf(request)
  const t = i18nFor(language).getFixedT(language) as unknown as (key: string, values: object) => string
  const sentence = t(key, values)
  const said: FormErrors = field ? { errors: { [field]: [sentence] }, form: [] } : { errors: {}, form: [sentence] }
  return json<FormErrors>(said, { status, headers })
}
