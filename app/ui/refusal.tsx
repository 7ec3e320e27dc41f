import { Notice } from './notice'

export interface RefusalProps {
  /** What went wrong and what to do, in the reader's language; nothing while there is nothing to say. */
  children: string | false | null | undefined
  /** Of the box around it: the room it takes in its form. */
  className?: string
}

/** Why a form was not done, above or below its fields. Read out at once when it appears. */
export function Refusal({ children, className }: RefusalProps) {
  if (!children) return null
  return (
    <div className={className}>
      <Notice tone="bad" live>
        {children}
      </Notice>
    </div>
  )
}
