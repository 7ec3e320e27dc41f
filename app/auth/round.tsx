/** A round along fourteen customers, the next one in orange: what Rondo is for, in one picture. Decoration only. */
export function Round() {
  return (
    <div aria-hidden className="hidden place-items-center overflow-hidden border-l border-line bg-sunken lg:grid">
      <svg aria-hidden viewBox="0 0 600 600" className="w-[min(76%,34rem)]">
        <circle cx="300" cy="300" r="238" className="fill-surface stroke-line" strokeWidth="1" />
        <path d={round} fill="none" className="stroke-line" strokeWidth="10" strokeLinecap="round" strokeLinejoin="round" />
        <path d={driven} fill="none" className="stroke-brand" strokeWidth="10" strokeLinecap="round" strokeLinejoin="round" />
        {stops.map(([x, y], index) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={index === now ? 19 : 12} className={look(index)} strokeWidth="5" />
        ))}
      </svg>
    </div>
  )
}

const now = 9

// Where the customers are, in the order they are visited.
const stops: readonly (readonly [number, number])[] = [
  [300, 128],
  [386, 158],
  [372, 236],
  [452, 262],
  [470, 346],
  [388, 368],
  [406, 448],
  [322, 472],
  [286, 396],
  [204, 432],
  [148, 356],
  [212, 308],
  [138, 246],
  [212, 170],
]

const path = (through: typeof stops) => `M${through.map((stop) => stop.join(' ')).join('L')}`
const round = `${path(stops)}Z`
const driven = path(stops.slice(0, now + 1))

function look(index: number): string {
  if (index === now) return 'fill-now stroke-surface'
  return index < now ? 'fill-brand stroke-surface' : 'fill-surface stroke-edge'
}
