/** What stood in a form when it was sent: the page, which of its forms, and per field the values in order. */
export type Draft = { path: string; form: string; fields: Record<string, string[]> }

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What a person typed or chose in a form. Passwords and files are never kept; hidden fields are the page's, not theirs. */
export function draftOf(form: HTMLFormElement): Omit<Draft, 'path'> {
  const fields: Record<string, string[]> = {}
  for (const control of controlsOf(form)) fields[control.name] = [...(fields[control.name] ?? []), ...valuesOf(control)]
  return { form: nameOf(form), fields }
}

/** The form on this page that a draft is of, if it is there. */
export function formOf(draft: Draft): HTMLFormElement | undefined {
  return [...document.forms].find((form) => nameOf(form) === draft.form)
}

/** Fills a form in as it was. It tells React as typing would, so that fields whose value React holds take it too. */
export function fillIn(form: HTMLFormElement, { fields }: Draft): void {
  const left = structuredClone(fields)
  for (const control of controlsOf(form)) {
    const values = left[control.name]
    if (!values) continue
    if (isTick(control)) {
      if (control.checked !== values.includes(control.value)) control.click()
    } else if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = values.includes(option.value)
      control.dispatchEvent(new Event('change', { bubbles: true }))
    } else {
      const value = values.shift()
      if (value !== undefined && value !== control.value) write(control, value)
    }
  }
}

function controlsOf(form: HTMLFormElement): Control[] {
  const controls = [...form.elements].filter((element): element is Control => element.matches('input, textarea, select'))
  return controls.filter(
    ({ name, type }) => name !== '' && !['password', 'file', 'hidden', 'submit', 'button', 'image', 'reset'].includes(type),
  )
}

function valuesOf(control: Control): string[] {
  if (isTick(control)) return control.checked ? [control.value] : []
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map(({ value }) => value)
  return [control.value]
}

const isTick = (control: Control): control is HTMLInputElement => control.type === 'checkbox' || control.type === 'radio'

// By its id, else by where it goes to and which of the forms that go there it is. Not by form.action: a field of that name would stand in its place.
function nameOf(form: HTMLFormElement): string {
  const id = form.getAttribute('id')
  // An id that React makes differs from one visit to the next.
  if (id && !id.includes(':')) return `#${id}`
  const goal = (of: HTMLFormElement) => new URL(of.getAttribute('action') ?? '', location.href).pathname
  const alike = [...document.forms].filter((other) => goal(other) === goal(form))
  return `${goal(form)} ${alike.indexOf(form)}`
}

// React overrides the property on the element itself and hears only of the one of its class.
function write(control: Control, value: string) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
