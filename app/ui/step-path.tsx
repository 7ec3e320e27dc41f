import { Link } from '@remix-run/react'
import { Check, Circle, CircleCheck, CircleDot, Flag } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes'

export type StepState = 'done' | 'now' | 'to-do'

export interface PathStep {
  title: string
  state: StepState
  /** Where the step opens. Steps never lock: every step has an address. */
  to: string
  /** Next to the title: the date it was done, or "under way". */
  when?: string
  /** One or two lines of fact below it. */
  facts?: readonly string[]
  /** How far this step is, from 0 to 1; drawn on the line after its disc. */
  share?: number
  /** The parts of a step that is open, each with its own small bar. */
  parts?: readonly PathPart[]
  /** A flag further along the line, such as an evaluation with its date. */
  flag?: ReactNode
}

export interface PathPart {
  title: string
  state: StepState
  to: string
  fact: string
  /** From 0 to 1. */
  share: number
}

/** The steps of a long piece of work on one line: discs for the steps, the line between them for the way. Upright on a phone. */
export function StepPath({ label, steps }: { label: string; steps: readonly PathStep[] }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-5 lg:grid lg:grid-cols-[1fr_1fr_1fr_2.15fr] lg:gap-0">
      {steps.map((step, at) => (
        <li key={step.to} className="relative flex gap-4 lg:block lg:pr-5">
          <Way step={step} last={at === steps.length - 1} />
          <Disc state={step.state} number={at + 1} />
          <div className="min-w-0 flex-1 lg:mt-2">
            <p className="flex flex-wrap items-baseline gap-x-2 max-lg:min-h-8 max-lg:items-center">
              <Link to={step.to} prefetch="intent" className="rounded-sm text-base font-semibold underline-offset-2 hover:underline">
                {step.title}
              </Link>
              {step.when && (
                <span className={classes('text-xs', step.state === 'now' ? 'font-semibold text-now-text' : 'text-ink3')}>{step.when}</span>
              )}
              {step.flag && (
                <span className="flex items-center gap-1 text-xs font-medium text-ink2 max-lg:w-full lg:ml-auto">
                  <Flag aria-hidden size={12} className="text-brand" />
                  {step.flag}
                </span>
              )}
            </p>
            {step.facts?.map((fact, line) => (
              <p key={fact} className={line === 0 ? 'text-ink2' : 'text-ink3'}>
                {fact}
              </p>
            ))}
            {step.parts && <Parts parts={step.parts} />}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The line from this disc to the next: walked, half walked, or still ahead. */
function Way({ step, last }: { step: PathStep; last: boolean }) {
  const walked = step.state === 'done' ? 1 : step.state === 'now' ? (step.share ?? 0) : 0
  const colour = step.state === 'done' ? 'bg-brand' : 'bg-now'
  return (
    <span
      aria-hidden
      className={classes(
        'absolute overflow-hidden bg-line',
        'top-9 -bottom-4 left-[15px] w-[3px] lg:top-[15px] lg:right-0 lg:bottom-auto lg:left-9 lg:h-[3px] lg:w-auto',
        last && 'rounded-full max-lg:hidden lg:right-5',
      )}
    >
      <span className={classes('absolute inset-y-0 left-0 hidden lg:block', colour)} style={{ width: `${walked * 100}%` }} />
      <span className={classes('absolute inset-x-0 top-0 lg:hidden', colour)} style={{ height: `${walked * 100}%` }} />
    </span>
  )
}

function Disc({ state, number }: { state: StepState; number: number }) {
  const { t } = useTranslation()
  const words = { done: t('stepDone', { number }), now: t('stepNow', { number }), 'to-do': t('stepToDo', { number }) }
  return (
    <span
      className={classes(
        'relative grid size-8 shrink-0 place-items-center rounded-full text-sm font-bold ring-4 ring-surface',
        state === 'done' && 'bg-brand text-brand-ink',
        state === 'now' && 'bg-now-text text-now-ink',
        state === 'to-do' && 'border-2 border-edge bg-surface text-ink2',
      )}
    >
      <span className="sr-only">{words[state]}</span>
      {state === 'done' ? <Check aria-hidden size={16} strokeWidth={3} /> : <span aria-hidden>{number}</span>}
    </span>
  )
}

function Parts({ parts }: { parts: readonly PathPart[] }) {
  return (
    <ul className="mt-1.5 grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-4">
      {parts.map((part) => {
        const Sign = part.state === 'done' ? CircleCheck : part.state === 'now' ? CircleDot : Circle
        const signColour = part.state === 'done' ? 'text-brand' : part.state === 'now' ? 'text-now' : 'text-edge'
        return (
          <li key={part.to} className="min-w-0">
            <Link
              to={part.to}
              prefetch="intent"
              className="flex items-center gap-1.5 rounded-sm font-medium underline-offset-2 hover:underline"
            >
              <Sign aria-hidden size={14} className={classes('shrink-0', signColour)} />
              <span className="truncate">{part.title}</span>
            </Link>
            <span aria-hidden className="mt-1 mb-1 flex h-1 overflow-hidden rounded-full bg-sunken">
              <i className={part.state === 'done' ? 'bg-brand' : 'bg-now'} style={{ width: `${part.share * 100}%` }} />
            </span>
            <p className="text-xs leading-4 text-ink3">{part.fact}</p>
          </li>
        )
      })}
    </ul>
  )
}
