/** Runs of the model as the calls of a sequence make them: each counted, with a turn for messages, its failures with their code. Knows no prompt and no pass. */
import type { Part, SampleEvent, SampleRequest, Sampling } from '../../../src/core/engine.ts'
import type { AnswerPass } from './answer-pass.ts'
import type { BatchForward } from './batch-forward.ts'
import { breathe } from './breathe.ts'
import type { CallMeter } from './call-meter.ts'
import { draw } from './draw.ts'
import type { EngineFailure } from './engine-failure.ts'
import type { Forward, Step } from './forward.ts'
import type { KvCache } from './kv-cache.ts'
import { recordFork } from './run-record.ts'
import { sampleWaves } from './sample-waves.ts'
import { likeliest, tokenStat } from './token-stats.ts'

export interface MeteredParts {
  readonly forward: Forward
  /** Rows of logits that a run of so many new tokens computes. */
  readonly logitRows: (newTokens: number) => number
  readonly textOf: (id: number) => string
  /** Gives what a run threw its code: a lost device is another thing than a failed run. */
  readonly failure: (thrown: unknown) => EngineFailure
}

export interface MeteredRuns {
  run(call: CallMeter, ids: readonly number[], past: KvCache | null): Promise<Step>
  /** The token that comes next: the likeliest, unless picked otherwise. */
  choose(logits: Float32Array, pick?: (row: Float32Array) => number): Part['token']
  /** All samples of a call, from what every one of them goes on from. Ends with how it ended, and gives back every cache it made. */
  samples(
    call: CallMeter, rows: BatchForward, start: Step, begin: () => AnswerPass, request: Omit<SampleRequest, 'mode' | 'cap'>,
  ): AsyncGenerator<SampleEvent, Sampling['finish'], void>
}

export function createMeteredRuns({ forward, logitRows, textOf, failure }: MeteredParts): MeteredRuns {
  async function counted<Result>(call: CallMeter, running: Promise<Result>, newTokens: number, pastLength: number, rows = 1): Promise<Result> {
    try {
      const result = await running
      call.ran({ newTokens, pastLength, logitRows: logitRows(newTokens) }, rows)
      await breathe()
      return result
    } catch (thrown) {
      throw failure(thrown)
    }
  }

  function choose(logits: Float32Array, pick = (row: Float32Array): number => likeliest(row, 1)[0] ?? 0): Part['token'] {
    try {
      return tokenStat(logits, pick(logits), textOf)
    } catch (thrown) {
      throw failure(thrown)
    }
  }

  return {
    run: (call, ids, past) => counted(call, forward(ids, past), ids.length, past?.length ?? 0),
    choose,
    samples: (call, rows, start, begin, { temperature, ...request }) => sampleWaves({
      start,
      begin,
      fork: (cache, count) => {
        call.forked(count)
        recordFork(count)
        return rows.take(cache, Array.from({ length: count }, () => 0))
      },
      take: rows.take,
      run: (ids, past) => counted(call, rows.run(ids, past), 1, past.length, ids.length),
      choose: (logits, random) => {
        const token = choose(logits, (row) => draw(row, temperature, random))
        call.firstToken()
        return token
      },
    }, request),
  }
}
