/** The decode loop of several samples at once: forked from one step, each with its own chance, its own end, and gone from the batch after it. */
import type { Part, SampleEvent, SampleRequest } from '../../../src/core/engine.ts'
import { type Random, seededRandom, uniformAt } from '../../../src/core/random.ts'
import type { AnswerPass } from './answer-pass.ts'
import type { BatchStep } from './batch-forward.ts'
import type { Step } from './forward.ts'
import { type KvCache, disposeCache } from './kv-cache.ts'

export interface WaveParts {
  /** After the mode token: what every sample goes on from. */
  readonly start: Step
  /** What the tokens of one sample mean. */
  readonly begin: () => AnswerPass
  /** Begins so many rows from `start`. */
  readonly fork: (cache: KvCache, rows: number) => KvCache
  readonly take: (cache: KvCache, rows: readonly number[]) => KvCache
  readonly run: (ids: readonly number[], past: KvCache) => Promise<BatchStep>
  readonly choose: (logits: Float32Array, random: Random) => Part['token']
}

interface Row {
  readonly sample: number
  readonly random: Random
  readonly pass: AnswerPass
}

/** Ends with how the call ended; gives back every cache it made. */
export async function* sampleWaves(
  { start, begin, fork, take, run, choose }: WaveParts,
  { waves, seed, signal, more }: Pick<SampleRequest, 'waves' | 'seed' | 'signal' | 'more'>,
): AsyncGenerator<SampleEvent, 'end' | 'cancelled', void> {
  let samples = 0

  function newRow(): Row {
    const sample = samples++
    // Its own chance by its number: a sample comes out the same, whatever runs beside it.
    return { sample, random: seededRandom(uniformAt(seed, sample) * 2 ** 32), pass: begin() }
  }

  for (const [at, size] of waves.entries()) {
    if (at > 0 && !more()) return 'end'
    if (signal.aborted) return 'cancelled'
    let rows = Array.from({ length: size }, newRow)
    let cache = fork(start.cache, size)
    let logits: readonly Float32Array[] = rows.map(() => start.logits)
    try {
      for (;;) {
        const { length } = cache
        const chosen = rows.map((row, i) => ({ row, ...row.pass.next(length, () => choose(logits[i] as Float32Array, row.random)) }))
        for (const { row, part, finish } of chosen) {
          yield { kind: 'token', sample: row.sample, part }
          if (finish !== null) yield { kind: 'end', sample: row.sample, finish, forced: row.pass.forced() }
        }
        const going = chosen.flatMap(({ finish, row, part }, i) => (finish === null ? [{ i, row, id: part.token.id }] : []))
        if (going.length === 0) break
        if (signal.aborted) return 'cancelled'
        if (going.length < rows.length) {
          const fewer = take(cache, going.map(({ i }) => i))
          disposeCache(cache)
          cache = fewer
          rows = going.map(({ row }) => row)
        }
        const step = await run(going.map(({ id }) => id), cache)
        disposeCache(cache)
        cache = step.cache
        logits = step.logits
      }
    } finally {
      disposeCache(cache)
    }
  }
  return 'end'
}
