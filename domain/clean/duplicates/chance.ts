/** Numbers from 0 up to 1 that look random and are the same for the same seed (linear congruential, Numerical Recipes). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
