import { classes } from './classes'
import { type GroupColour, groupFills } from './tone'

export interface StackedBarProps {
  colour: GroupColour
  /** Full colour, then lighter, then the empty rest: done, agreed, to do. */
  done: number
  agreed: number
  toDo: number
  /** The longest bar of the list; the others are drawn in proportion to it. */
  longest: number
  /** All three figures in words. */
  label: string
}

/** One bar in three parts, with done of all behind it. */
export function StackedBar({ colour, done, agreed, toDo, longest, label }: StackedBarProps) {
  const all = done + agreed + toDo
  return (
    <span role="img" aria-label={label} className="flex w-full min-w-28 items-center gap-2">
      <span
        className="flex h-2.5 min-w-2.5 overflow-hidden rounded-full bg-sunken"
        style={{ width: `${longest ? (all / longest) * 72 : 0}%` }}
      >
        <i className={groupFills[colour]} style={{ flex: done }} />
        <i className={classes(groupFills[colour], 'opacity-40')} style={{ flex: agreed }} />
        <i style={{ flex: toDo }} />
      </span>
      <b className="tabular-nums">
        {done}
        <span className="font-normal text-ink3">/{all}</span>
      </b>
    </span>
  )
}
