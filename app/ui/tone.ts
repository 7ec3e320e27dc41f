/** What a colour says. It never says it alone: there is always a word, a sign or a shape with it. */
export type Tone = 'neutral' | 'brand' | 'now' | 'ok' | 'warn' | 'bad'

export const softTones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink2',
  brand: 'bg-brand-soft text-brand-text',
  now: 'bg-now-soft text-now-text',
  ok: 'bg-ok-soft text-ok-text',
  warn: 'bg-warn-soft text-warn-text',
  bad: 'bg-bad-soft text-bad-text',
}

export const textTones: Record<Tone, string> = {
  neutral: 'text-ink',
  brand: 'text-brand-text',
  now: 'text-now-text',
  ok: 'text-ok-text',
  warn: 'text-warn-text',
  bad: 'text-bad-text',
}

export const fillTones: Record<Tone, string> = {
  neutral: 'bg-edge',
  brand: 'bg-brand',
  now: 'bg-now',
  ok: 'bg-ok',
  warn: 'bg-warn',
  bad: 'bg-bad',
}

/** The five colours of groups, in the order in which they are given out. */
export type GroupColour = 'a' | 'b' | 'c' | 'd' | 'e'

export const groupFills: Record<GroupColour, string> = {
  a: 'bg-seg-a',
  b: 'bg-seg-b',
  c: 'bg-seg-c',
  d: 'bg-seg-d',
  e: 'bg-seg-e',
}

/** The same colours for drawings, where a class name does not reach. */
export const groupVariables: Record<GroupColour, string> = {
  a: 'var(--seg-a)',
  b: 'var(--seg-b)',
  c: 'var(--seg-c)',
  d: 'var(--seg-d)',
  e: 'var(--seg-e)',
}
