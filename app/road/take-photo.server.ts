import { z } from 'zod'
import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { dropPhoto, keepPhoto, photoBytes, photosWith, placeOfPhoto } from '#db/photos'
import type { Moment } from '#domain/calendar/moment'
import { plainPicture } from '#domain/carry-out/picture'
import type { StaffActor } from '#domain/relations/actor'

/** A photo as a phone sends it. */
export const SentPhoto = z.object({
  id: z.uuid(),
  logId: z.uuid(),
  kind: z.enum(['photo', 'card']),
  takenAt: z.iso.datetime(),
  userId: z.string().max(100).optional(),
})

/** What a visit may have of them. */
export const mostPhotos = 12

export type PhotoAnswer =
  | { state: 'taken'; visitId: string }
  | { state: 'refused'; why: 'unreadable' | 'not-yours' | 'not-found' | 'no-picture' | 'picture-too-large' | 'used-twice' | 'too-many' }

/**
 * Takes in a photo of a visit, exactly once, after the log it goes with. What is not the image itself is left behind here too, whatever the phone did.
 * @param bytes as they came, whatever they are
 */
export async function takePhoto(actor: StaffActor, sent: unknown, bytes: Uint8Array, now: Moment): Promise<PhotoAnswer> {
  const read = SentPhoto.safeParse(sent)
  if (!read.success) return { state: 'refused', why: 'unreadable' }
  const { userId, ...photo } = read.data
  if (userId !== undefined && userId !== actor.userId) return { state: 'refused', why: 'not-yours' }
  const picture = plainPicture(bytes)
  if ('refused' in picture) return { state: 'refused', why: picture.refused }
  return withActor(theDb(), actor, async (tx): Promise<PhotoAnswer> => {
    const place = await placeOfPhoto(tx, photo.logId, actor.role === 'consultant' ? actor.staffId : null)
    if (!place) return { state: 'refused', why: 'not-found' }
    // Of who was erased since no picture is kept; the phone lets go of its copy.
    if (place.isErased) return { state: 'taken', visitId: photo.logId }
    if ((await photosWith(tx, place, photo.logId)) >= mostPhotos && !(await photoBytes(tx, photo.id)))
      return { state: 'refused', why: 'too-many' }
    const kept = await keepPhoto(tx, place, { ...photo, receivedAt: now, staffId: actor.staffId, picture })
    return kept ? { state: 'taken', visitId: photo.logId } : { state: 'refused', why: 'used-twice' }
  })
}

/** A photo to look at; 404 for whoever may not. Browsers keep no copy of it. */
export async function photoFile(actor: StaffActor, photoId: string): Promise<Response> {
  const bytes = await withActor(theDb(), actor, (tx) => photoBytes(tx, photoId))
  if (!bytes) throw notFound()
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'image/jpeg', 'Content-Disposition': 'inline; filename="photo.jpg"', 'Cache-Control': 'no-store' },
  })
}

/** Takes a photo away for good: whoever took it, or a manager. */
export async function removePhoto(actor: StaffActor, photoId: string): Promise<{ removed: true } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const gone = await dropPhoto(tx, photoId, actor.role === 'consultant' ? actor.staffId : null)
    if (!gone) return { refused: 'not-found' } as const
    await record(tx, { action: 'photo.removed', object: 'visit', objectId: gone.logId, clientId: gone.clientId, detail: { photoId } })
    return { removed: true } as const
  })
}
