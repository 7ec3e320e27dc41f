import { theDb } from '#db/connection'
import { holderOfStaff } from '#db/login/team'
import type { StaffActor } from '#domain/relations/actor'
import { mayManage } from '#domain/relations/team'

/** The login of one of ours, and whether the actor may end it; null when they have none. */
export async function loginOfStaff(
  actor: StaffActor,
  staffId: string,
): Promise<{ userId: string; disabled: boolean; mayDisable: boolean } | null> {
  const found = await holderOfStaff(theDb(), staffId)
  if (!found) return null
  const { disabled, ...holder } = found
  return { userId: holder.userId, disabled, mayDisable: 'allowed' in mayManage(actor, holder) }
}
