/** What to say in a call: steps in order, and what to answer when they object. `title` is null for text under no heading. */
export type CallScript = {
  steps: readonly { title: string | null; text: string }[]
  objections: readonly { says: string; answer: string }[]
}

/**
 * A script as it was typed, in its parts: a line that begins with `#` is the heading of a step, a line that begins with `>` is what they may say, with the answer in
 * the lines under it. Text without either is one step.
 */
export function scriptFrom(typed: string): CallScript {
  const [steps, objections]: [Part[], Part[]] = [[], []]
  let open: Part | null = null
  for (const line of typed.split(/\r?\n/)) {
    const [, mark, heading] = /^\s*([#>])\s*(\S.*)$/.exec(line) ?? []
    if (heading !== undefined) open = begun(mark === '#' ? steps : objections, heading.trim())
    else if (open) open.lines.push(line)
    else open = begun(steps, null, line)
  }
  return {
    steps: steps.map((step) => ({ title: step.heading, text: textOf(step) })).filter(({ title, text }) => title !== null || text !== ''),
    objections: objections.map((part) => ({ says: part.heading ?? '', answer: textOf(part) })).filter(({ answer }) => answer !== ''),
  }
}

type Part = { heading: string | null; lines: string[] }

function begun(parts: Part[], heading: string | null, ...lines: string[]): Part {
  const part = { heading, lines }
  parts.push(part)
  return part
}

const textOf = ({ lines }: Part) => lines.join('\n').trim()

/** What the fields of a script stand for. `problem` is what the round with the client recorded. */
export type ScriptNames = {
  contact: string | null
  customer: string
  client?: string
  caller?: string
  place?: string | null
  problem?: string | null
}

/**
 * The words as they are read out: `{contact}` is the person (the firm when nobody is known), `{relatie}` or `{customer}` the firm, `{opdrachtgever}` or `{client}` for
 * whom we call, `{beller}` or `{caller}` who calls, `{plaats}` or `{place}` where they are, `{probleem}` or `{problem}` what is the matter. A field that says nothing
 * of this customer is left open. `told` marks what the client told us of them: what must not be passed over.
 */
export function spokenParts(text: string, names: ScriptNames): { text: string; told: boolean }[] {
  const { contact, customer, client = '', caller = '', place, problem } = names
  const values: Record<string, string | null | undefined> = {
    ...{ contact: contact ?? customer, relatie: customer, customer, opdrachtgever: client, client, beller: caller, caller },
    ...{ plaats: place, place, probleem: problem, problem },
  }
  return text
    .split(/(\{\w+\})/)
    .map((part) => {
      const field = /^\{(\w+)\}$/.exec(part)?.[1]
      const value = field === undefined ? undefined : values[field]
      return { text: value || part, told: Boolean(value) && (field === 'probleem' || field === 'problem') }
    })
    .filter((part) => part.text !== '')
}
