import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { saveAs } from '#app/http/save-as'
import { exportFile, settleUpload } from '#app/lists/export.server'
import { listSays } from '#app/lists/forms.server'
import { listFile } from '#domain/relations/list-file'

/** The file of an export. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const of = { listId: idOf(params.listId), exportId: idOf(params.exportId) }
  const { name, format, lines } = orNotFound(await exportFile(actor, of, today()))
  const [t, language] = [await translatorOf(request), await languageOf(request)]
  const heads = {
    address: t('lists:file.address'),
    salutation: t('lists:file.salutation'),
    name: t('lists:file.name'),
    firstName: t('lists:file.firstName'),
    infix: t('lists:file.infix'),
    lastName: t('lists:file.lastName'),
    function: t('lists:file.function'),
    organisation: t('lists:file.organisation'),
    place: t('lists:file.place'),
  }
  const file = `${name} ${today()}`.replace(/[^\p{L}\p{N}]+/gu, '-')
  return new Response(listFile(lines, format, { heads, language }), {
    headers: {
      'Content-Type': format === 'addresses' ? 'text/plain; charset=utf-8' : 'text/csv; charset=utf-8',
      'Content-Disposition': saveAs(`${file}.${format === 'addresses' ? 'txt' : 'csv'}`),
      'Cache-Control': 'no-store',
    },
  })
}

const Fields = z.object({ settled: z.enum(['taken-off', 'not-uploaded', 'open']) })

/** What became of an upload. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const of = { listId: idOf(params.listId), exportId: idOf(params.exportId) }
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { settled } = read.form
  const outcome = await settleUpload(actor, of, settled === 'open' ? null : settled, { now: now(), op: read.op })
  return 'refused' in outcome ? listSays(request, outcome) : json(outcome)
}
