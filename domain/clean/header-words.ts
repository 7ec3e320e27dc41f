import type { CustomerField } from './columns'
import { foldText } from './text'

export type HeaderGuess = { field: CustomerField; confidence: number; year: number | null; joins: boolean }

/**
 * The field a header stands for, by the words offices use for it in Dutch and English, among them the columns of Outlook (both languages), Google
 * Contacts and LinkedIn. Null when it says nothing. `joins`: a second line of the same thing, such as "Werkadres 2, straat".
 */
export function fieldOfHeader(header: string): HeaderGuess | null {
  const words = headerKey(header)
  if (!words) return null
  const known = exactWords.get(words)
  if (known) return { field: known, confidence: generalWords.has(words) ? 0.85 : 0.95, year: null, joins: secondLines.has(words) }
  const revenue = revenueOf(words)
  if (revenue) return { ...revenue, joins: false }
  const pattern = patterns.find(([expression]) => expression.test(words))
  return pattern ? { field: pattern[1], confidence: 0.75, year: null, joins: false } : null
}

/** True for the citizen service number (BSN) and its predecessor, which private parties may not keep. */
export function isCitizenNumber(header: string): boolean {
  return /\b(bsn|bsnr|burgerservice(nummer|nr)?|sofi ?(nummer|nr)?|government id( number)?|social security (number|no)|ssn)\b/.test(
    headerKey(header),
  )
}

/** True for what says much about a person and nothing about a customer: off unless someone asks for it. */
export function isPrivateMatter(header: string): boolean {
  return privateWords.has(headerKey(header))
}

/** Headers compare by their words: no case, accents, signs or double blanks. */
export function headerKey(header: string): string {
  return foldText(header.replace(/([a-z])([A-Z][a-z])/g, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const dictionary: Partial<Record<CustomerField, string>> = {
  externalNo:
    'debiteurnr, debiteurnummer, debiteur nr, debnr, deb nr, debiteur, klantnr, klantnummer, klant nr, klantcode, klant id, klantid, relatienr, relatienummer, relatie nr, relatiecode, relatie id, nummer, nr, code, id, extern nummer, externe id, external no, external id, externalid, customer no, customer number, customer id, account no, account number, account id, lidnr, lidnummer, registratienummer, organisatie id, organizational id number, no, record id, crm id',
  name: 'naam, bedrijf, bedrijfsnaam, bedrijf naam, organisatie, organisatienaam, organisatie naam, firma, firmanaam, firma naam, klant, klantnaam, klant naam, relatie, relatienaam, relatie naam, onderneming, instelling, naam bedrijf, naam organisatie, naam klant, naam relatie, naam instelling, naam1, naam 1, handelsnaam, statutaire naam, company, company name, organization, organisation, organization name, organisation name, organization 1 name, account, account name, customer, customer name, name, business name, debiteurnaam, naam debiteur, locatienaam, naam locatie',
  legalForm: 'rechtsvorm, legal form, ondernemingsvorm',
  kvk: 'kvk, kvk nr, kvknr, kvk nummer, kvknummer, kamer van koophandel, kamer van koophandel nummer, handelsregister, handelsregisternummer, dossiernummer kvk, chamber of commerce, coc, coc number, coc no',
  branch:
    'vestiging, vestigingsnummer, vestigingsnr, vestiging nr, kvk vestiging, kvk vestigingsnummer, vestigingsnummer kvk, establishment number, branch, branch number',
  vat: 'btw, btw nr, btwnr, btw nummer, btwnummer, btw id, omzetbelastingnummer, vat, vat no, vat nr, vat number, vat id, tax id',
  iban: 'iban, bank, bankrekening, bankrekeningnummer, rekening, rekeningnummer, rekeningnr, bank account, bank account number',
  street:
    'adres, straat, straatnaam, straat en huisnummer, straat huisnummer, straat huisnr, straat en nr, straat nr, straat en nummer, adres 1, adres1, adresregel, adresregel 1, bezoekadres, vestigingsadres, werkadres straat, werkadres 2 straat, werkadres 3 straat, business street, business street 2, business street 3, address, street, street address, address 1, address line, address line 1, address 1 street, postadres, addr',
  houseNumber: 'huisnr, huisnummer, huis nr, huis nummer, house number, house no, street number, street no, number',
  houseNumberSuffix:
    'toevoeging, toev, huisnummertoevoeging, huisnr toev, huisnummer toevoeging, toevoeging huisnummer, huisletter, house number suffix, house addition, house number addition, addition, suffix huisnummer',
  postcode:
    'postcode, pc, post code, postkode, postcode plaatsnaam, werkadres postcode, business postal code, postal code, zip, zip code, zipcode, address 1 postal code, bezoekadres postcode, postcode bezoekadres',
  place:
    'plaats, plaatsnaam, woonplaats, stad, vestigingsplaats, werkadres plaats, business city, city, town, place, address 1 city, bezoekadres plaats, plaats bezoekadres, locality, suburb',
  municipality: 'gemeente, gemeentenaam, municipality',
  province: 'provincie, province, werkadres provincie, business state, state, region, regio provincie, address 1 region',
  country:
    'land, landcode, land regio werk, business country region, country, country code, country region, address 1 country, business country',
  latitude: 'latitude, lat, breedtegraad, gps lat, y coordinaat wgs84',
  longitude: 'longitude, lng, lon, long, lengtegraad, gps lon, gps lng',
  phone:
    'telefoon, tel, telnr, tel nr, telefoonnr, telefoonnummer, telefoon nr, telefoon nummer, telefoon 1, telefoon1, tel 1, vaste telefoon, vast, telefoon vast, telefoon zakelijk, telefoon werk, telefoon op werk, hoofdtelefoon bedrijf, business phone, phone, phone number, phone 1, phone 1 value, telephone, telephone number, work phone, company main phone, algemeen telefoonnummer, bedrijfstelefoon, phone work',
  phone2:
    'telefoon 2, telefoon2, tel 2, tel2, telefoon op werk 2, tweede telefoon, business phone 2, phone 2, phone 2 value, overig telefoon, andere telefoon, other phone, hoofdtelefoon, primary phone',
  mobile:
    'mobiel, mob, mobiele telefoon, mobiel nr, mobielnr, mobiel nummer, mobiele nummer, mobiel telefoonnummer, telefoon mobiel, gsm, 06, 06 nummer, mobile, mobile phone, mobile number, cell, cell phone',
  email:
    'email, e mail, mail, mailadres, emailadres, e mailadres, email adres, e mail adres, email address, e mail address, e mail 1 value, email 1, e mailadres algemeen, algemeen e mailadres, email algemeen, work email, email work',
  website:
    'website, web, webadres, webpagina, web page, homepage, site, internet, url website, www, website 1 value, website adres, company website',
  contactSalutation: 'aanhef, titel, title, salutation, geslacht m v, name prefix, dhr mevr',
  contactInitials: 'voorletters, voorl, initialen, initials, voorletter',
  contactFirstName: 'voornaam, roepnaam, first name, firstname, given name, forename',
  contactInfix: 'tussenvoegsel, tussenv, tussenvoegsels, infix, middelste naam, middle name, additional name',
  contactLastName: 'achternaam, familienaam, last name, lastname, surname, family name, contact achternaam',
  contactName:
    'contactpersoon, contact, contact persoon, naam contactpersoon, contactnaam, contact naam, tav, t a v, ter attentie van, contact person, contact name, full name, volledige naam, naam2, naam 2, eigenaar, aanspreekpunt, director, executive director',
  contactFunction:
    'functie, functie contactpersoon, job title, jobtitle, position, function, rol, organization title, organization 1 title, functietitel',
  contactEmail:
    'email contactpersoon, e mail contactpersoon, contact email, mail contactpersoon, e mailadres contactpersoon, email contact',
  contactPhone:
    'telefoon contactpersoon, tel contactpersoon, contact phone, mobiel contactpersoon, direct nummer, doorkiesnummer, doorkies, telefoon direct',
  contactProfile: 'linkedin, linkedin url, linkedin profiel, profile, profile url, url',
  status: 'status, stand, actief, klantstatus, relatiestatus, registratiestatus, active',
  lastContactOn:
    'laatste contact, laatst contact, laatste bezoek, last contact, last contact date, last visit, last visit date, datum laatste contact, datum laatste bezoek',
  confirmedOn:
    'laatst gewijzigd, gewijzigd, gewijzigd op, wijzigingsdatum, mutatiedatum, mut, laatste mutatie, last modified, updated at, updated, modified, bijgewerkt, bijgewerkt op, ingezonden',
  doNotContact:
    'niet benaderen, niet bellen, bel me niet, do not contact, do not call, opt out, optout, geen contact, nmi, non mailing indicator',
  note: 'opmerking, opmerkingen, opm, notitie, notities, memo, toelichting, bijzonderheden, notes, note, remarks, remark, comment, comments',
  tag: 'tag, tags, label, labels, categorie, categorieen, categorien, category, categories, groep, klantgroep, group membership, trefwoorden, keywords',
}

const exactWords = new Map<string, CustomerField>()
for (const [field, words] of Object.entries(dictionary)) for (const word of words.split(', ')) exactWords.set(word, field as CustomerField)

/** Words that another header of the same file may mean more exactly. */
const generalWords = new Set(['naam', 'name', 'nummer', 'nr', 'no', 'number', 'code', 'id', 'contact', 'url', 'bank', 'title', 'titel'])

const secondLines = new Set(['werkadres 2 straat', 'werkadres 3 straat', 'business street 2', 'business street 3'])

/** Tried in this order on headers that are no known phrase: the telling word somewhere among others. */
const patterns: [RegExp, CustomerField][] = [
  [/\bfax\b|telefax|\bthuis\b|\bprive\b|\bhome\b|huisadres|ander adres|^other |assistent|\blabel$|\btype$/, 'own'],
  [/contact.*(mail)|mail.*contact/, 'contactEmail'],
  [/contact.*(tel|mobiel|phone)|(tel|mobiel|phone).*contact/, 'contactPhone'],
  [/contact.*functie|functie.*contact/, 'contactFunction'],
  [/contactpers|contact naam|naam contact/, 'contactName'],
  [/linkedin/, 'contactProfile'],
  [/vestiging.*(nummer|nr)|kvk.*vestiging|vestiging.*kvk/, 'branch'],
  [/\bkvk|k v k\b|koophandel/, 'kvk'],
  [/\bbtw\b|\bvat\b/, 'vat'],
  [/\biban\b|rekeningn/, 'iban'],
  [/postcode|\bpostal|\bzip\b|\bpc[46]?$/, 'postcode'],
  [/e ?mail|\bmail/, 'email'],
  [/mobiel|\bgsm\b|mobile/, 'mobile'],
  [/telefoon|\btel\b|telefoonn|phone/, 'phone'],
  [/website|\bweb\b|homepage/, 'website'],
  [/huisn(r|ummer)|house (no|number)/, 'houseNumber'],
  [/toevoeging/, 'houseNumberSuffix'],
  [/gemeente/, 'municipality'],
  [/provincie/, 'province'],
  [/\bplaats\b|plaatsnaam|woonplaats|\bcity\b/, 'place'],
  [/straat|\badres|address|\bstreet\b/, 'street'],
  [/^land\b|country/, 'country'],
  [/rechtsvorm/, 'legalForm'],
  [/bedrijfsnaam|organisatienaam|handelsnaam|company name|klantnaam|naam (van )?(de |het )?(klant|bedrijf|organisatie)/, 'name'],
  [/(klant|debiteur|relatie|customer|account).*(nr|nummer|code|no|number|id)$/, 'externalNo'],
  [/opmerking|notitie|remark|\bnotes?\b/, 'note'],
  [/functie|job title/, 'contactFunction'],
  [/niet (bellen|benaderen)/, 'doNotContact'],
]

const revenueWords = /\b(omzet|omz|revenue|turnover|jaaromzet|sales amount)\b/

/** "Omzet 2024", "Omzet 24", "Revenue 2023 (EUR)", "omzet23". */
function revenueOf(words: string): { field: 'revenue'; confidence: number; year: number | null } | null {
  const apart = words.replace(/([a-z])(\d)/g, '$1 $2')
  if (!revenueWords.test(apart)) return null
  const year = /\b(19|20)\d\d\b/.exec(apart)?.[0] ?? null
  const short = /\b(\d\d)\b/.exec(apart)?.[1] ?? null
  return { field: 'revenue', confidence: 0.9, year: year ? Number(year) : short ? 2000 + Number(short) : null }
}

const privateWords = new Set(
  'hobby s, hobby, kinderen, children, partner, spouse, echtgenoot, geslacht, gender, verjaardag, birthday, geboortedatum, date of birth, speciale datum, anniversary, gevoeligheid, sensitivity, prive, priv, private, religie, geloof, photo, yomi name'.split(
    ', ',
  ),
)
