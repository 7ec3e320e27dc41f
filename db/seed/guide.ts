import type { Tx } from '#db/door'
import { addService, type Service } from '#db/guide'

/** The guide of the demo's firm: what it does, for whom, for how much, and what one may promise on the phone. */
export async function theGuide(tx: Tx): Promise<void> {
  for (const service of services) await addService(tx, { ...service, isActive: true })
}

const services: Omit<Service, 'id' | 'version' | 'isActive'>[] = [
  {
    name: { nl: 'Extra klantbezoek', en: 'Extra customer visit' },
    conditions: {
      nl: 'Binnen een lopende unit; het bezoek gaat van de uren af.',
      en: 'Within a running unit; the visit is taken from its hours.',
    },
    promise: {
      nl: 'Een bezoek binnen tien werkdagen, als de planner plaats toont.',
      en: 'A visit within ten working days, when the planner shows room.',
    },
    limits: { nl: 'Een bezoek buiten de regio of met zijn tweeën.', en: 'A visit outside the region, or with two of us.' },
    ...{ priceCents: 18_500, pricePer: 'visit', responseHours: 9, forClient: true },
  },
  {
    name: { nl: 'Unit Flex', en: 'Unit Flex' },
    conditions: {
      nl: 'Tweehonderd uur, het hele kalenderjaar te gebruiken; betalen na het bezoek.',
      en: 'Two hundred hours, to be used all calendar year; paid after the visit.',
    },
    promise: { nl: 'Dat één telefoontje of mail genoeg is om af te roepen.', en: 'That one call or mail is enough to call hours off.' },
    limits: { nl: 'Korting, en uren meenemen naar een volgend jaar.', en: 'A discount, and taking hours to a next year.' },
    ...{ priceCents: 1_640_000, pricePer: 'unit', responseHours: 18, forClient: true },
  },
  {
    name: { nl: 'Klantbestand opschonen', en: 'Cleaning a customer base' },
    conditions: { nl: 'U levert het bestand als Excel of CSV aan.', en: 'You send the file as Excel or CSV.' },
    promise: { nl: 'Een eerste telling binnen drie werkdagen na het bestand.', en: 'A first count within three working days of the file.' },
    limits: { nl: 'Een vaste prijs boven tienduizend regels.', en: 'A fixed price above ten thousand rows.' },
    ...{ priceCents: 8_500, pricePer: 'hour', responseHours: 18, forClient: true },
  },
  {
    name: { nl: 'Klacht van een bezochte klant', en: 'Complaint of a customer who was visited' },
    conditions: {
      nl: 'Zelf aannemen, niet doorverbinden. Noteer wie het zegt en wat er gebeurde.',
      en: 'Take it yourself, do not put through. Note who says it and what happened.',
    },
    promise: { nl: 'Dat de beheerder binnen twee werkdagen belt.', en: 'That the owner calls within two working days.' },
    limits: { nl: 'Een vergoeding of een tegoed.', en: 'A compensation or a credit.' },
    ...{ priceCents: null, pricePer: null, responseHours: 18, forClient: false },
  },
]
