/** Seeded randomness: the same seed gives the same numbers everywhere. Not for secrets. */

/** Uniform in [0, 1). */
export type Random = () => number

/** Mulberry32 by Tommy Ettinger (2017, public domain): 32 bits of state, enough for resampling and shuffling. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A number in [0, 1) that belongs to (seed, index) alone, whatever was drawn before: a prompt's coin does not depend on
 * which prompts ran first. MurmurHash3's 32-bit finaliser (Austin Appleby, public domain) over both.
 */
export function uniformAt(seed: number, index: number): number {
  return finalise(finalise(seed ^ 0x9e3779b9) + Math.imul(index, 0x85ebca77)) / 2 ** 32
}

function finalise(bits: number): number {
  let hash = bits >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
