import { z } from 'zod'
import { CellPart } from './split-cell'

/**
 * What a column of a client's file can become. Several fields take more than they are called after, and are split when normalised:
 * `street` may hold "Industrieweg 14a, 4191 NM Geldermalsen", `phone` two numbers, `contactName` "Dhr. J. van der Berg".
 * `own` keeps the column under its own header, `ignore` leaves it out.
 */
export const CustomerField = z.enum([
  'externalNo',
  'name',
  'legalForm',
  'kvk',
  'branch',
  'vat',
  'iban',
  'street',
  'houseNumber',
  'houseNumberSuffix',
  'postcode',
  'place',
  'municipality',
  'province',
  'country',
  'latitude',
  'longitude',
  'phone',
  'phone2',
  'mobile',
  'email',
  'website',
  'contactSalutation',
  'contactInitials',
  'contactFirstName',
  'contactInfix',
  'contactLastName',
  'contactName',
  'contactFunction',
  'contactEmail',
  'contactPhone',
  'contactProfile',
  'revenue',
  'status',
  'lastContactOn',
  'confirmedOn',
  'doNotContact',
  'note',
  'tag',
  'own',
  'ignore',
])
export type CustomerField = z.infer<typeof CustomerField>

/** Every field, in the order in which a customer is read. */
export const customerFields = CustomerField.options

/** What kind of values an own column holds, so that dates and amounts are written one way there too. */
export const OwnKind = z.enum(['text', 'date', 'number', 'amount'])
export type OwnKind = z.infer<typeof OwnKind>

export const MappedColumn = z.object({
  /** Place of the column in the file, from 0. */
  column: z.number().int().nonnegative(),
  header: z.string(),
  field: CustomerField,
  /** `revenue` only: the year the amounts are of; null when the file does not say. */
  year: z.number().int().min(1990).max(2100).nullable().default(null),
  /** What goes between this column and the ones before it that become the same field; null means the two are not to be joined. */
  join: z.string().max(5).nullable().default(null),
  /** `own` only. */
  kind: OwnKind.default('text'),
  /** Only this part of each cell, where somebody cut the column by hand: it then stands here once for each of its parts. */
  part: CellPart.optional(),
})
export type MappedColumn = z.infer<typeof MappedColumn>

/** A column that may not come in: the citizen service number and its predecessor (UAVG art. 46). It is dropped, and named. */
export const DroppedColumn = z.object({ column: z.number().int().nonnegative(), header: z.string(), reason: z.enum(['citizen-number']) })
export type DroppedColumn = z.infer<typeof DroppedColumn>

/** How the columns of one file become customer fields. Stored as JSON with the import and as the client's template. */
export const Mapping = z.object({
  columns: z.array(MappedColumn),
  dropped: z.array(DroppedColumn).default([]),
  /** Values that hold for every row, such as `{ country: 'NL' }`. A filled cell goes before it; a label comes beside those of the cells. */
  fixed: z.partialRecord(CustomerField, z.string()).default({}),
})
export type Mapping = z.infer<typeof Mapping>

/** What the mapping screen shows of a column beside its field. `confidence` runs from 0 to 1, `filled` is the share of rows with a value. */
export type ColumnView = { column: number; header: string; samples: string[]; filled: number; confidence: number }

/** Fields that may be the same for a whole file. */
export const fixedFields = [
  'country',
  'place',
  'province',
  'legalForm',
  'status',
  'tag',
  'note',
  'contactFunction',
  'lastContactOn',
  'confirmedOn',
] as const satisfies readonly CustomerField[]

export type MappingRefusal =
  | { refused: 'two-columns-one-field'; field: CustomerField; headers: string[] }
  | { refused: 'no-name-column' }
  | { refused: 'column-not-in-file'; header: string }
