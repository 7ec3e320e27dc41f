import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * The outcome of a call brings the next customer with it, so nothing is read again before they are on the screen; the desk does that once they are. What was refused
 * is read again at once: the world was another than the page thought.
 */
export const afterOutcome: ShouldRevalidateFunction = ({ formAction, actionStatus = 200, defaultShouldRevalidate }) =>
  formAction !== undefined && outcome.test(formAction) && actionStatus < 400 ? false : defaultShouldRevalidate

const outcome = /\/run\/calls\/[^/?]+\?(.*&)?index\b/
