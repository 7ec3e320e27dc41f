import {
  cloneElement,
  createContext,
  type HTMLAttributes,
  isValidElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
} from 'react'
import type { EventProps, EventWrapperProps } from 'react-big-calendar'
import type { CalendarEntry } from './calendar-port'

/** An entry as the library gets it. */
export type Shown = { entry: CalendarEntry; start: Date; end: Date }

/** What keys on an appointment do: Space picks it up, with its id. */
export type EventKeys = { onPickUp: (id: string) => void }

export const EventKeysContext = createContext<EventKeys>({ onPickUp: () => {} })

/** What stands in an appointment. While it is dragged the library gives it the time where it would land. */
export function Face({ event: { entry, start } }: EventProps<Shown>) {
  if (entry.look === 'drive') return <span className="rondo-drive-words">{entry.title}</span>
  return (
    <>
      <span className="rondo-event-top">
        {entry.mark}
        {`${String(start.getHours()).padStart(2, '0')}:${String(start.getMinutes()).padStart(2, '0')}`}
      </span>
      <b>{entry.title}</b>
      {entry.detail && <span className="rondo-event-detail">{entry.detail}</span>}
    </>
  )
}

type Box = ReactElement<Pick<HTMLAttributes<HTMLElement>, 'children' | 'role' | 'tabIndex' | 'onKeyDown'>>

/**
 * The library draws a div that plays a button; the addon for dragging stands between it and this. Busy time of others and drives do nothing, so they stay
 * a div.
 */
export function EventBox({ event, children }: EventWrapperProps<Shown> & { children?: ReactNode }) {
  const { onPickUp } = useContext(EventKeysContext)
  const dragged = children as Box
  const box = dragged?.props?.children
  if (!isValidElement(box) || box.type !== 'div') return <>{children}</>
  const { role: _, tabIndex: __, onKeyDown: ___, ...rest } = (box as Box).props
  const { entry } = event
  if (entry.look === 'busy' || entry.look === 'drive') return cloneElement(dragged, {}, <div {...rest} title={entry.spoken} />)
  const keys = entry.movable ? spaceOnly(() => onPickUp(entry.id)) : {}
  return cloneElement(dragged, {}, <button type="button" {...rest} {...keys} aria-label={entry.spoken} data-appointment={entry.id} />)
}

// A button is pressed when Space comes up, in one browser whatever became of its going down: both are taken.
function spaceOnly(work: () => void) {
  const isSpace = ({ key }: KeyboardEvent) => key === ' '
  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (!isSpace(event)) return
      event.preventDefault()
      if (!event.repeat) work()
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (isSpace(event)) event.preventDefault()
    },
  }
}
