import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Customer, type CustomerEdit, changeCustomer } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { settleFindingsOf } from '#db/findings'
import { once } from '#db/once'
import { movePin, noteWrongPlaces, pointOf } from '#db/postcodes'
import type { FindingRule } from '#domain/clean/finding'
import type { Actor } from '#domain/relations/actor'
import type { LegalForm } from '#domain/relations/calling'
import { cleanValues, type TypedField } from './clean-values.server'
import { livingCustomer } from './write-dossier.server'

export type CustomerForm = {
  /** The version that was on the screen when the typing began. */
  version: number
  typed: Partial<Record<TypedField, string>>
  legalForm?: LegalForm | null
  status?: 'active' | 'closed'
  doNotContact?: boolean
}

export type EditRefusal =
  | { refused: 'not-found' }
  | { refused: 'merged' }
  | { refused: 'erased' }
  | { refused: 'used-twice' }
  | { refused: 'malformed'; wrong: Partial<Record<TypedField, FindingRule>> }
  /** Somebody else saved first: the customer as it is now, to choose from field by field. */
  | { refused: 'changed-meanwhile'; theirs: Customer }

/**
 * Changes a customer by hand. Values are read as an import reads them; what was found missing or wrong in the changed fields counts as fixed. When
 * somebody else changed the customer in the meantime nothing is written and both versions come back.
 */
export async function editCustomer(
  actor: Actor,
  customerId: string,
  { op, ...form }: CustomerForm & { op?: string },
): Promise<{ version: number } | EditRefusal> {
  const { edit, wrong } = cleanValues(form.typed)
  if (Object.keys(wrong).length > 0) return { refused: 'malformed', wrong }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, form }, async () => {
      const customer = await livingCustomer(tx, customerId)
      if ('refused' in customer) return customer
      const { legalForm, status, doNotContact } = form
      const whole: CustomerEdit = {
        ...edit,
        ...(legalForm === undefined ? {} : { legalForm }),
        ...(status === undefined ? {} : { status }),
        ...(doNotContact === undefined ? {} : { doNotContact }),
      }
      const changed = onlyChanged(customer, whole)
      if (customer.version !== form.version && Object.keys(changed).length > 0)
        return { refused: 'changed-meanwhile', theirs: customer } as const
      const fields = Object.keys(changed)
      if (fields.length === 0) return { version: customer.version }
      const written = await changeCustomer(tx, customer, changed, today())
      const version = written === null ? null : await placedAnew(tx, { ...customer, ...changed, version: written }, fields)
      if (version === null) throw new Error('a customer that is held changed all the same')
      await settleFindingsOf(tx, { clientId: customer.clientId, customerId, fields })
      await record(tx, {
        action: 'customer.edited',
        object: 'customer',
        objectId: customerId,
        clientId: customer.clientId,
        detail: { fields },
      })
      return { version }
    }),
  )
}

const addressFields: readonly string[] = ['postcode', 'place', 'country', 'street', 'houseNumber', 'houseNumberSuffix']

/** A customer that moved is on the map where the new address is, not where the old one was. */
async function placedAnew(tx: Tx, customer: Customer, fields: readonly string[]): Promise<number | null> {
  if (!fields.some((field) => addressFields.includes(field))) return customer.version
  const version = await movePin(tx, customer, await pointOf(tx, customer), today(), 0)
  await noteWrongPlaces(tx, { clientId: customer.clientId, ids: [customer.id] })
  return version
}

function onlyChanged(customer: Customer, edit: CustomerEdit): CustomerEdit {
  return Object.fromEntries(Object.entries(edit).filter(([field, value]) => customer[field as keyof Customer] !== value)) as CustomerEdit
}
