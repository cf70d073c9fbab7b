/** Does a backend compute the right numbers here, and how fast? Compares it with WASM on a fixed prompt. Decides nothing. */
import type { ModelCard } from '../../../src/core/models/model-card.ts'
import type { Forward, Step } from './forward.ts'
import { type KvCache, disposeCache } from './kv-cache.ts'
import { likeliest } from './token-stats.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Largest difference of any logit that still counts as the same numbers. Both backends compute in fp32, so that only the order
 * of sums differs: a few 1e-5 measured. The known fault (small subgroups) is off by 2 to 4. 0.02 changes no
 * probability by more than 2 %, leaves room for a GPU's fast arithmetic, and lies a hundredfold below the fault.
 */
export const TOLERANCE = 0.02

/** With <bos>, <user> and <bot> 40 tokens: from 32 on, another attention kernel is used than for single tokens. */
const TEXT = 'Please work this out for me: 4096 + 77?'.slice(0, 37)
/** Where the chunked prefill is cut: neither half is a multiple of a kernel's tile. */
const CUT = 17
const DECODE_STEPS = 3
/** Decode steps of which the fastest is the speed; a slow backend stops after the time below. */
const TIMED_STEPS = 8
const TIMED_MS = 1000

export function testPrompt(vocabulary: Vocabulary, { controls }: ModelCard): number[] {
  return [controls.bos, controls.user, ...vocabulary.encode(TEXT), controls.bot]
}

/** Largest difference of a logit over one-shot prefill, chunked prefill and a few decode steps; Infinity where one is no number. */
export async function maxDifference(candidate: Forward, reference: Forward, ids: readonly number[]): Promise<number> {
  let worst = 0
  const compare = (a: Float32Array, b: Float32Array): void => {
    worst = Math.max(worst, largestDifference(a, b))
  }
  let right = await reference(ids, null)
  let oneShot = await candidate(ids, null)
  compare(oneShot.logits, right.logits)

  let chunked = await advance(candidate, ids.slice(CUT), await candidate(ids.slice(0, CUT), null))
  compare(chunked.logits, right.logits)

  for (let at = 0; at < DECODE_STEPS; at++) {
    const next = likeliest(right.logits, 1)
    right = await advance(reference, next, right)
    oneShot = await advance(candidate, next, oneShot)
    chunked = await advance(candidate, next, chunked)
    compare(oneShot.logits, right.logits)
    compare(chunked.logits, right.logits)
  }
  for (const { cache } of [right, oneShot, chunked]) disposeCache(cache)
  return worst
}

/**
 * Milliseconds of the fastest decode step after a prompt of usual length: compilation and whatever else the machine does only
 * ever add. `now`: milliseconds.
 */
export async function msPerToken(forward: Forward, ids: readonly number[], now: () => number): Promise<number> {
  let step = await forward(ids, null)
  const times: number[] = []
  const end = now() + TIMED_MS
  do {
    const start = now()
    step = await advance(forward, likeliest(step.logits, 1), step)
    times.push(now() - start)
  } while (times.length < TIMED_STEPS && now() < end)
  disposeCache(step.cache)
  return Math.min(...times)
}

/** Feeds tokens after a step whose past is then given back. */
async function advance(forward: Forward, ids: readonly number[], { cache }: { readonly cache: KvCache }): Promise<Step> {
  const next = await forward(ids, cache)
  disposeCache(cache)
  return next
}

/** Largest difference of a logit between a prompt run at once and in parts, cut at these places: where there is no other backend to compare with. */
export async function chunkDifference(forward: Forward, ids: readonly number[], ...cuts: readonly number[]): Promise<number> {
  const whole = await forward(ids, null)
  let parts = await forward(ids.slice(0, cuts[0]), null)
  for (const [at, cut] of cuts.entries()) parts = await advance(forward, ids.slice(cut, cuts[at + 1]), parts)
  for (const { cache } of [whole, parts]) disposeCache(cache)
  return largestDifference(whole.logits, parts.logits)
}

/** Infinity where one is no number. */
function largestDifference(a: Float32Array, b: Float32Array): number {
  let worst = 0
  for (let i = 0; i < b.length; i++) {
    const difference = Math.abs((a[i] as number) - (b[i] as number))
    worst = Math.max(worst, Number.isNaN(difference) ? Infinity : difference)
  }
  return worst
}
