/** The decode loop of several samples at once: forked from one step, each with its own chance, its own end, and gone from the batch after it. */
import type { Part, SampleEvent, SampleRequest } from '../../../src/core/engine.ts'
import type { ModelCard } from '../../../src/core/model-card.ts'
import { type Random, seededRandom, uniformAt } from '../../../src/core/random.ts'
import type { BatchStep } from './batch-forward.ts'
import type { Step } from './forward.ts'
import { type KvCache, disposeCache } from './kv-cache.ts'

export interface WaveParts {
  /** After the mode token: what every sample goes on from. */
  readonly start: Step
  readonly card: ModelCard
  /** Most tokens of a thought, or of an answer without one. */
  readonly most: number
  /** Most tokens of an answer after a thought. */
  readonly answerRoom: number
  /** Begins so many rows from `start`. */
  readonly fork: (cache: KvCache, rows: number) => KvCache
  readonly take: (cache: KvCache, rows: readonly number[]) => KvCache
  readonly run: (ids: readonly number[], past: KvCache) => Promise<BatchStep>
  readonly choose: (logits: Float32Array, random: Random) => Part['token']
  /** The token that ends a thought at its cap. */
  readonly closing: Part['token']
}

interface Row {
  readonly sample: number
  readonly random: Random
  thinking: boolean
  left: number
  forced: boolean
  /** The next token is not the model's choice: the thought is closed. */
  close: boolean
}

/** Ends with how the call ended; gives back every cache it made. */
export async function* sampleWaves(
  { start, card, most, answerRoom, fork, take, run, choose, closing }: WaveParts,
  { mode, waves, seed, signal, more }: Pick<SampleRequest, 'mode' | 'waves' | 'seed' | 'signal' | 'more'>,
): AsyncGenerator<SampleEvent, 'end' | 'cancelled', void> {
  const { controls } = card
  const controlIds = new Set<number | undefined>(Object.values(controls))
  let samples = 0

  function newRow(): Row {
    const sample = samples++
    // Its own chance by its number: a sample comes out the same, whatever runs beside it.
    return { sample, random: seededRandom(uniformAt(seed, sample) * 2 ** 32), thinking: mode !== 'direct', left: most, forced: false, close: false }
  }

  /** The row's next token, and how the sample ends with it; null: it goes on. */
  function next(row: Row, logits: Float32Array, length: number): { readonly part: Part; readonly finish: 'end' | 'cap' | 'context' | null } {
    if (row.close) {
      Object.assign(row, { close: false, forced: true, thinking: false, left: answerRoom })
      return { part: { kind: 'control', token: closing }, finish: length >= card.context ? 'context' : null }
    }
    const token = choose(logits, row.random)
    const part: Part = { kind: controlIds.has(token.id) ? 'control' : row.thinking ? 'thought' : 'answer', token }
    row.left--
    if (token.id === controls.end) return { part, finish: 'end' }
    if (row.thinking && token.id === controls.endThink) Object.assign(row, { thinking: false, left: answerRoom })
    if (!row.thinking && row.left <= 0) return { part, finish: 'cap' }
    row.close = row.thinking && row.left <= 0
    return { part, finish: length >= card.context ? 'context' : null }
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
        const chosen = rows.map((row, i) => ({ row, ...next(row, logits[i] as Float32Array, length) }))
        for (const { row, part, finish } of chosen) {
          yield { kind: 'token', sample: row.sample, part }
          if (finish !== null) yield { kind: 'end', sample: row.sample, finish, forced: row.forced }
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
