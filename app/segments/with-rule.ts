/** The address of the segments page with a rule filled in: what a click on a class, a cell or a municipality does. */
export const withRule = (rule: object) => `../segments?${new URLSearchParams({ rule: JSON.stringify(rule) })}`
