import { type Chance, chanceFrom } from '#db/seed/chance'

const header =
  'Debnr;Naam;Adres;Postcode;Plaats;Telefoon;E-mail;Website;Contactpersoon;Functie;KvK;Omzet 2024;Laatste contact;Opmerking;Segment'

/**
 * Lines of a client's file as they come out of an administration: most are in order, some shout, some have two numbers in a cell, a date the American way
 * round or an address in one cell. The same every time for the same number.
 */
export function* clientFile(rows: number, seed = 20_251_118): Generator<string> {
  const chance = chanceFrom(seed)
  yield `${header}\r\n`
  for (let at = 0; at < rows; at++) yield `${lineOf(chance, at)}\r\n`
}

const families = [
  'Bakker',
  'Smits',
  'Vos',
  'Jansen',
  'de Groot',
  'van der Berg',
  'Visser',
  'Dekker',
  'Mulder',
  'Kuipers',
  'van Dijk',
  'Hendriks',
]
const trades = [
  'Klimaattechniek',
  'Installaties',
  'Bouw',
  'Elektro',
  'Loodgieters',
  'Advies',
  'Techniek',
  'Onderhoud',
  'Dakwerken',
  'Service',
]
const forms = ['B.V.', 'BV', 'vof', '', '', 'N.V.']
const streets = ['Industrieweg', 'Dorpsstraat', 'Havenkade', 'Prins Bernhardlaan', 'Nijverheidsstraat', 'Marktplein', 'Parallelweg']
const places = [
  'Tiel',
  'Geldermalsen',
  'Culemborg',
  'Den Haag',
  'Utrecht',
  'Amersfoort',
  'Rotterdam',
  'Nijmegen',
  'Zaltbommel',
  "'s-Hertogenbosch",
]
const titles = ['directeur', 'inkoper', 'projectleider', 'eigenaar', 'administratie']

function lineOf(chance: Chance, at: number): string {
  const [family, trade] = [chance.pick(families), chance.pick(trades)]
  const name = `${family} ${trade} ${chance.pick(forms)} ${at % 97 === 0 ? '' : at}`.trim()
  const slug = `${family}${trade}${at}`.toLowerCase().replace(/[^a-z0-9]/g, '')
  const phone = `0345-5${String(10_000 + (at % 90_000))}`
  const odd = at % 20
  return [
    100_000 + at,
    odd === 3 ? name.toUpperCase() : name,
    `${chance.pick(streets)} ${chance.between(1, 300)}${odd === 5 ? ' a' : ''}`,
    `${chance.between(1000, 9999)}${odd % 2 ? ' ' : ''}${odd === 7 ? 'nm' : 'AB'}`,
    chance.pick(places),
    odd === 9 ? `${phone} / 06-${String(10_000_000 + ((at * 7919) % 89_999_999)).padStart(8, '0')}` : phone,
    odd === 11 ? `info at ${slug}.example` : `info@${slug}.example`,
    `www.${slug}.example`,
    odd < 12 ? `${odd % 2 ? 'Dhr.' : 'Mevr.'} ${'ABCDEHJKM'[at % 9]}. ${chance.pick(families)}` : '',
    odd < 12 ? chance.pick(titles) : '',
    odd < 8 ? 10_000_000 + ((at * 104_729) % 89_999_999) : '',
    odd < 14 ? `€ ${chance.between(1, 90)}.${chance.between(100, 999)},-` : '',
    odd < 10 ? `${chance.between(1, 28)}-${chance.between(1, 12)}-2024` : '',
    odd === 2 ? 'niet bellen op maandag' : '',
    'ABC'[at % 3],
  ].join(';')
}
