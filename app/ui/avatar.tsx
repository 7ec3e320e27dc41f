import { classes } from './classes'
import { type GroupColour, groupFills, groupVariables } from './tone'

export interface AvatarProps {
  name: string
  /** Two letters; worked out from the name when left out. */
  initials?: string
  /** In pixels. */
  size?: number
  /** person: a disc · organisation: a square with round corners. */
  shape?: 'person' | 'organisation'
  /** Next to the written name it is decoration; alone it must say the name. */
  alone?: boolean
}

/** The initials of somebody in the colour that goes with the name: the same everywhere. */
export function Avatar({ name, initials = initialsOf(name), size = 28, shape = 'person', alone = false }: AvatarProps) {
  return (
    <span
      aria-hidden={!alone || undefined}
      title={alone ? name : undefined}
      className={classes(
        'inline-grid shrink-0 place-items-center',
        shape === 'person' ? `rounded-full font-semibold text-seg-ink ${groupFills[colourOf(name)]}` : 'rounded-lg font-bold text-white',
      )}
      style={{ width: size, height: size, fontSize: size * 0.38, background: shape === 'organisation' ? deep(colourOf(name)) : undefined }}
    >
      <span aria-hidden>{initials}</span>
      {alone && <span className="sr-only">{name}</span>}
    </span>
  )
}

/** Several people, overlapping a little. */
export function Avatars({ names, size = 28 }: { names: readonly string[]; size?: number }) {
  return (
    <span className="flex items-center -space-x-1">
      {names.map((name) => (
        <span key={name} className="rounded-full ring-2 ring-paper">
          <Avatar name={name} size={size} alone />
        </span>
      ))}
    </span>
  )
}

/** First and last initial: 'Lotte de Wit' is 'LW', 'Waalstroom' is 'WA'. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}|^\d/u.test(word))
  const [first, last] = [words[0] ?? name.trim(), words.length > 1 ? words.at(-1) : undefined]
  return (last ? `${first[0] ?? ''}${last[0] ?? ''}` : first.slice(0, 2)).toUpperCase()
}

// Red is left out: a person's colour must not look like a warning.
const colours: readonly GroupColour[] = ['b', 'c', 'd', 'a']

function colourOf(name: string): GroupColour {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return colours[sum % colours.length] ?? 'a'
}

/** A signboard: the same colour, so much darker that white letters stand out on it in both themes. */
function deep(colour: GroupColour): string {
  return `color-mix(in oklab, ${groupVariables[colour]} 48%, #0b0e14)`
}
