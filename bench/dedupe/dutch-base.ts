import { seededChance } from '#domain/clean/duplicates/chance'
import type { MatchKind, MatchRecord } from '#domain/clean/duplicates/record'
import type { LabelledKind } from './labelled-set'

type Picker = { chance: (share: number) => boolean; upTo: (most: number) => number; one: <T>(list: readonly T[]) => T }

/**
 * A made-up Dutch customer base of any size, the same for the same seed: some `rows` records of one kind, of which a third are written down two to four
 * times with slips, gaps and old addresses, and a chain of branches here and there. What is common in life (Jansen, Kerkstraat) is common here.
 */
export function generatedKind(kind: MatchKind, rows: number, seed: number): LabelledKind {
  const pick = pickerOf(seed * 2 + Number(kind === 'person'))
  const records: MatchRecord[] = []
  const entityOf = new Map<string, string>()
  for (let entity = 0; records.length < rows; entity++) {
    const first = kind === 'person' ? person(pick, entity, rows) : organisation(pick, entity, rows)
    const copies = pick.chance(0.67) ? 1 : 2 + pick.upTo(3)
    for (let copy = 0; copy < copies && records.length < rows; copy++) {
      const id = String(records.length)
      records.push({ ...(copy === 0 ? first : slipped(pick, first)), id })
      entityOf.set(id, String(entity))
    }
  }
  return { records, entityOf }
}

function pickerOf(seed: number): Picker {
  const next = seededChance(seed)
  // The low bits of one step follow the step before too closely, so each pick takes two.
  const draw = () => (next() + next() * 4096) % 1
  const upTo = (most: number) => Math.floor(draw() * most)
  return { chance: (share) => draw() < share, upTo, one: (list) => list[upTo(list.length)] as (typeof list)[number] }
}

/** A place in a list of any length, the front ones far more often. */
function common(pick: Picker, most: number): number {
  const share = pick.upTo(10_000) / 10_000
  return Math.floor(most * share * share * share)
}

const beginnings =
  'Jans,Bakk,Viss,Smid,Meul,Dekk,Mulr,Bos,Vlam,Peet,Hend,Dijk,Koen,Brouw,Kuip,Scholt,Prins,Huis,Post,Kram,Wolt,Riem,Tim,Zand'.split(',')
const endings = 'en,er,sma,stra,ing,man,mans,kamp,huis,veld,berg,dam,horst,link,inga,akker,donk,beek,laar,sen'.split(',')
const givenNames =
  'Jan,Piet,Kees,Anna,Maria,Els,Tom,Sanne,Erik,Karin,Willem,Fatima,Mo,Lotte,Daan,Emma,Hans,Ineke,Ruud,Petra,Bas,Femke,Joost,Noor'.split(',')
const trades =
  'Installatietechniek,Bouw,Schilders,Transport,Advies,Accountants,Groothandel,Tuinen,Dakwerken,Elektro,Klimaat,Schoonmaak,Zorg,Techniek,Logistiek,Makelaars'.split(
    ',',
  )
const forms = ['', ' BV', ' B.V.', ' VOF', ' N.V.', '']
const streets =
  'Kerk,Dorps,Molen,School,Industrie,Havens,Stations,Linden,Beatrix,Eiken,Nijverheids,Handels,Markt,Parallel,Wilhelmina,Rijks'.split(',')
const ways = ['straat', 'weg', 'laan', 'plein', 'dijk', 'hof']

function familyName(pick: Picker, rows: number): string {
  const at = common(pick, Math.max(2000, rows / 8))
  const middle = (step: number) => (at >= step ? placed(syllables, Math.floor(at / step)) : '')
  return `${placed(beginnings, at)}${middle(480)}${middle(28_800)}${placed(endings, Math.floor(at / beginnings.length))}`
}

function placed(list: readonly string[], at: number): string {
  return list[at % list.length] ?? ''
}

const syllables =
  'aar,eel,ijt,oor,uun,aat,eer,oep,iem,ouw,eur,ing,ol,am,ek,it,os,uk,al,en,ir,om,un,ap,et,is,ok,ul,an,ep,ig,od,us,ad,el,ib,on,ur,as,em,ik,op,um,av,ev,iv,ov,uv,az,ez,iz,oz,uz,arn,ern,irn,orn,urn,ast,est,ist,ost,ust'.split(
    ',',
  )

type Home = Pick<MatchRecord, 'street' | 'houseNumber' | 'postcode' | 'place'>

function home(pick: Picker, rows: number): Home {
  const area = 1000 + common(pick, 8999)
  const street = pick.upTo(Math.max(400, rows / 100))
  const name = `${streets[street % streets.length]}${street > 96 ? syllables[Math.floor(street / 96) % syllables.length] : ''}${ways[Math.floor(street / streets.length) % ways.length]}`
  const letters = String.fromCharCode(65 + (street % 26), 65 + (Math.floor(street / 26) % 26))
  return {
    street: name,
    houseNumber: 1 + pick.upTo(180),
    postcode: `${area} ${letters}`,
    place: `${beginnings[area % 24]}${endings[area % 20]}${area % 7 ? 'dam' : ''}`,
  }
}

function phone(pick: Picker): string {
  return pick.chance(0.5) ? `06-${10_000_000 + pick.upTo(89_999_999)}` : `0${10 + pick.upTo(80)}-${1_000_000 + pick.upTo(8_999_999)}`
}

function organisation(pick: Picker, entity: number, rows: number): MatchRecord {
  // Of a hundred firms one is a branch of a chain: its name and site are those of many.
  const chain = pick.chance(0.01) ? common(pick, 200) : null
  const family = familyName(pick, rows)
  const stem = chain === null ? family : `${beginnings[chain % 24]}o${endings[chain % 20]}`
  const trade = trades[chain === null ? pick.upTo(trades.length) : chain % trades.length]
  const site = `${stem}${trade}${chain === null ? entity % 97 : ''}.nl`.toLowerCase()
  return {
    ...home(pick, rows),
    id: '',
    name: `${stem} ${trade}${pick.one(forms)}`,
    phones: [phone(pick)],
    emails: pick.chance(0.7) ? [`info@${site}`] : [],
    website: pick.chance(0.5) ? `www.${site}` : '',
    kvk: pick.chance(0.5) ? String(10_000_000 + ((entity * 7919) % 89_999_999)) : '',
  }
}

function person(pick: Picker, entity: number, rows: number): MatchRecord {
  const firstName = pick.one(givenNames)
  const lastName = familyName(pick, rows)
  const firm = `${familyName(pick, rows)} ${pick.one(trades)}`
  const site = `${firm.replace(/\W/g, '')}${entity % 13}.nl`.toLowerCase()
  return {
    id: '',
    name: firm,
    firstName: pick.chance(0.8) ? firstName : '',
    initials: `${firstName.charAt(0)}.`,
    infix: pick.chance(0.2) ? 'van der' : '',
    lastName,
    jobTitle: pick.one(['Inkoper', 'Directeur', 'Planner', 'Eigenaar', '']),
    phones: pick.chance(0.7) ? [phone(pick)] : [],
    emails: pick.chance(0.8) ? [`${firstName}.${lastName}@${site}`.toLowerCase()] : [],
  }
}

/** The same one as somebody else wrote it down, perhaps years ago. */
function slipped(pick: Picker, record: MatchRecord): MatchRecord {
  const lost = (share: number) => pick.chance(share)
  const other: MatchRecord = { ...record }
  if (lost(0.25)) other.name = mistyped(pick, record.name ?? '')
  if (lost(0.15)) other.lastName = mistyped(pick, record.lastName ?? '')
  if (lost(0.3)) other.firstName = ''
  if (lost(0.2)) other.street = mistyped(pick, record.street ?? '')
  if (lost(0.3)) other.phones = lost(0.5) ? [] : [phone(pick)]
  if (lost(0.3)) other.emails = []
  if (lost(0.3)) other.website = ''
  if (lost(0.4)) other.kvk = ''
  if (lost(0.1)) Object.assign(other, record.street ? home(pick, 10_000) : {})
  if (lost(0.2)) other.name = (other.name ?? '').toUpperCase()
  return other
}

function mistyped(pick: Picker, text: string): string {
  if (text.length < 4) return text
  const at = 1 + pick.upTo(text.length - 2)
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
  return pick.one([before + after, `${before}${letter}${letter}${after}`, `${before}${after.charAt(0)}${letter}${after.slice(1)}`])
}
