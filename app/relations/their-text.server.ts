import type { Customer } from '#db/customers'
import { writtenPhone } from '#domain/clean/phone'
import { type TypedField, typedFields } from './clean-values.server'

export type CustomerText = Record<TypedField, string> & { legalForm: string; status: 'active' | 'closed'; doNotContact: boolean }

const phones: ReadonlySet<string> = new Set(['phone', 'phone2', 'mobile'])

/** A customer as the text of the form: what stands in each field when it is opened. */
export function theirText(customer: Customer): CustomerText {
  const texts = Object.fromEntries(
    typedFields.map((field) => {
      const value = customer[field]
      return [field, value === null ? '' : phones.has(field) ? writtenPhone(String(value)) : String(value)]
    }),
  ) as Record<TypedField, string>
  return { ...texts, legalForm: customer.legalForm ?? '', status: customer.status, doNotContact: customer.doNotContact }
}
