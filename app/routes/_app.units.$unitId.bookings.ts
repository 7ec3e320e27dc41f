import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { bookTime } from '#app/units/book-time.server'
import { BookingForm, bookingFrom, bookingRefusal } from '#app/units/booking-form.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, BookingForm)
  if (!read.ok) return read.answer
  const booked = await bookTime(actor, idOf(params.unitId), bookingFrom(read.form), { now: now(), op: read.op })
  return 'refused' in booked ? bookingRefusal(request, booked) : json(booked)
}
