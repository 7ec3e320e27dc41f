export const passwordLength = { min: 12, max: 128 } as const

/** Why a password cannot be taken; null when it can. No rules about kinds of characters: length and not being guessed first are what counts. */
export type PasswordFault = 'passwordShort' | 'passwordLong' | 'passwordKnown' | 'passwordContext'

/**
 * Judges a new password (ASVS 5.0 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11).
 * @param context words that belong to this person or this place: their name, their address, the firm
 */
export function faultIn(password: string, context: readonly string[] = []): PasswordFault | null {
  const length = [...password].length
  if (length < passwordLength.min) return 'passwordShort'
  if (length > passwordLength.max) return 'passwordLong'
  const plain = bare(password)
  if (isPattern(password) || isKnown(plain)) return 'passwordKnown'
  const own = ['rondo', ...context.flatMap((text) => text.split(/[\s@.]+/))].map(bare).filter((word) => word.length >= 4)
  return own.some((word) => plain === word || plain === word + word) ? 'passwordContext' : null
}

// Small letters only, the usual swaps undone: 'W3lk0m2026!!' is 'welkom'.
function bare(text: string): string {
  const swaps: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
  const core = text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return core.replace(/[013457@$]/g, (sign) => swaps[sign] ?? sign).replace(/[^\p{L}]/gu, '')
}

const runs = 'abcdefghijklmnopqrstuvwxyz 01234567890 09876543210 qwertyuiopasdfghjklzxcvbnm 1qaz2wsx3edc4rfv5tgb6yhn7ujm'

// One sign again and again, one short piece repeated, or a walk over the alphabet or the keyboard.
function isPattern(password: string): boolean {
  const text = password.toLowerCase()
  if (new Set(text).size < 5) return true
  if (/^(.{1,4})\1+.{0,3}$/s.test(text)) return true
  const backwards = [...text].reverse().join('')
  return [text, backwards].some((walk) => runs.includes(walk.slice(0, 10)) || runs.includes(walk.slice(-10)))
}

// The words that head the lists of leaked passwords, Dutch and English; long ones on those lists are these with digits, or twice.
const known = new Set(
  `password wachtwoord welkom welcome qwerty qwertyuiop azerty admin administrator administrateur letmein iloveyou ikhouvanjou monkey dragon
  football voetbal baseball basketball superman batman master sunshine princess prinses shadow michael jordan jennifer jessica ashley bailey
  daniel andrew charlie computer internet samsung apple google facebook linkedin instagram whatsapp microsoft windows office default changeme
  changethis secret geheim test tester testing testtest login passw pass passwort motdepasse contrasena ajax feyenoord amsterdam rotterdam
  utrecht nederland holland oranje lente zomer herfst winter voorjaar najaar spring summer autumn january januari february februari maandag
  monday vrijdag friday trustno starwars pokemon killer hunter ranger soccer hockey freedom whatever cheese chocolate chocolade bloemen
  flower flowers lovely love liefde schatje schat honey angel money killer mustang harley corvette mercedes porsche ferrari cookie pepper
  ginger tigger buster george thomas robert matthew jonathan anthony william abcdef zaqwsx passwordpassword wachtwoordwachtwoord`
    .split(/\s+/)
    .filter(Boolean),
)

function isKnown(plain: string): boolean {
  if (plain === '') return false
  const half = plain.slice(0, plain.length / 2)
  return known.has(plain) || (half.length >= 4 && half + half === plain && known.has(half))
}
