import { legalFormIn } from './legal-form'
import { tidyBlanks } from './text'

/** An organisation's name in mixed case: "BAKKER EN ZN." → "Bakker en Zn.". A name in mixed case already is left alone. */
export function capitalsOfName(name: string): string {
  return isOneCase(name) && !isInitialism(name) ? name.toLowerCase().split(' ').map(capitalised).join(' ') : name
}

/** The name with its legal form written one way behind it: "Bakker Besloten Vennootschap" → "Bakker B.V.". */
export function nameWithForm(name: string, found = legalFormIn(name)): string {
  return found?.written ? `${found.bare} ${found.written}` : name
}

/** Street, place and the like: "OUDE RIJKSWEG" → "Oude Rijksweg", "'s-gravenhage" → "'s-Gravenhage". */
export function capitalsOfPlace(text: string): string {
  return capitalsOfName(tidyBlanks(text))
}

/** Letters of one case only, and more than a word of three or four capitals that is a name of its own (KPN, IKEA). */
function isOneCase(text: string): boolean {
  if (capitalisedWord.test(text)) return false
  const letters = text.replace(/\b([bn]\.?v|v\.?o\.?f|c\.?v)\b\.?/gi, '').replace(/[^\p{L}]/gu, '')
  return letters.length > 1 && (letters === letters.toUpperCase() || letters === letters.toLowerCase())
}

/** No legal form is as long as this, so the word counts; most names have one, and need no closer look. */
const capitalisedWord = /[A-Z][a-z]{3}/

function isInitialism(text: string): boolean {
  return /^[A-Z0-9&.]{2,4}$/.test(text)
}

const smallWords = new Set(
  "aan,bij,de,den,der,des,du,d',een,en,for,het,in,la,le,of,onder,op,over,te,ten,ter,tot,uit,van,voor,von,und,and,the,'s,'t,'n,a/d,v/d,v.d.,o/d".split(
    ',',
  ),
)

/** Written in capitals whatever stands around them. A word without any vowel is taken for letters (KPN), the abbreviations of words are not. */
const capitalWords = new Set(
  'ii,iii,iv,vi,vii,viii,ix,xl,ict,bso,kdv,psz,vve,gob,nso,bv,nv,vof,cv,ua,usa,eu,nl,hrm,tv,cd,dvd,apk,ggz,gvb,ns,anwb,ing,abn,amro,fnv,cnv,mbo,hbo,obs,cbs,rkbs,pc,cao'.split(
    ',',
  ),
)
const abbreviations = new Set('zn,gebr,bgm,burg,dr,mr,drs,ir,st,str,inst,techn,prof,pr,wg,mgr,mw,dhr,sr,jr,schl,chr'.split(','))

function capitalised(word: string, place: number): string {
  const bare = word.replace(/[^\p{L}\d&'/.]/gu, '')
  const plain = bare.replace(/[^a-z]/g, '')
  if (capitalWords.has(plain) && plain.length === bare.replace(/\./g, '').length) return word.toUpperCase()
  if (plain.length > 1 && plain.length <= 4 && /^[bcdfghjklmnpqrstvwxz]+$/.test(plain) && !abbreviations.has(plain) && plain === bare)
    return word.toUpperCase()
  if (place > 0 && smallWords.has(bare)) return word
  return word
    .split('-')
    .map((part, i) => (i > 0 && smallWords.has(part) ? part : capitalisedPart(part)))
    .join('-')
}

function capitalisedPart(part: string): string {
  if (/^'[stn]$/.test(part)) return part
  const apostrophe = /^([dolm])['’](\p{L})(.*)$/u.exec(part)
  if (apostrophe) return `${apostrophe[1]?.toUpperCase()}'${apostrophe[2]?.toUpperCase()}${apostrophe[3]}`
  return part
    .replace(/^([^\p{L}]*)ij/u, '$1IJ')
    .replace(/^([^\p{L}]*)(\p{L})/u, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/([.&/(+])(\p{L})/gu, (_, sign: string, letter: string) => sign + letter.toUpperCase())
}
