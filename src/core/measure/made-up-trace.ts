/** Small made-up recordings, for tests of the lab's maths alone: no figure anywhere comes from them. */
import { ladderOf } from '../ladder.ts'
import { recordedPrompts } from './recorded.ts'
import type { Recorded } from './recorded.ts'
import type { Signals } from '../signals/signals.ts'
import { TRACE_SCHEMA } from './trace.ts'
import type { CapRecord, Trace, TraceLine, TraceRung } from './trace.ts'

export type PassPart = Partial<Omit<TraceRung, 'rung'>>

/** Two models, or as many as are named, each answering at once and thinking. */
export function madeUpTrace(prompts: readonly (readonly PassPart[])[], models: readonly string[] = ['base']): Trace {
  const ladder = ladderOf(models.map((id) => ({ id, thinkCap: 160, strategies: ['direct', 'think'] })))
  return {
    header: {
      schema: TRACE_SCHEMA, kind: 'trace', backend: 'wasm', suite: { name: 'made up', sha256: 's' }, ladder, gains: null, seeds: [], versions: {},
      models: models.map((id) => ({ id, sha256: 'x', dtype: 'fp32', profileSha256: null, parameters: 1 })),
    },
    lines: prompts.map((parts, i): TraceLine => ({
      id: `p${i}`, prompt: '2+2', answers: ['4'], rungs: parts.map((part, at) => madeUpPass(ladder.rungs[at]?.id ?? '', part)),
    })),
  }
}

export function madeUp(prompts: readonly (readonly PassPart[])[], models?: readonly string[]): Recorded[] {
  return recordedPrompts(madeUpTrace(prompts, models))
}

/**
 * A base model's direct pass costs 4 tokens, 100 + 40 FLOPs and 20 ms; its thought 30 tokens, 10 + 300 FLOPs and 60 ms on
 * top of a reused prompt; any other model's a tenth of the FLOPs and half the time.
 */
export function madeUpPass(rung: string, part: PassPart = {}): TraceRung {
  const [model = '', strategy] = rung.split(':')
  const [flops, ms] = model === 'base' ? [1, 1] : [0.1, 0.5]
  const shared = { engine: 'e', model, rung, backend: 'wasm', abortedTokens: 0, source: 'counted' } as const
  return {
    rung, answer: '4', outcome: 'answered', signals: null, confidence: null, correct: true,
    usage: strategy === 'direct'
      ? { ...shared, prefillTokens: 10, reusedTokens: 0, decodeTokens: 4, flopsPrefill: 100 * flops, flopsDecode: 40 * flops, ms: 20 * ms, ttftMs: 12 * ms }
      : { ...shared, prefillTokens: 1, reusedTokens: 9, decodeTokens: 30, flopsPrefill: 10 * flops, flopsDecode: 300 * flops, ms: 60 * ms, ttftMs: 2 * ms },
    ...part,
  }
}

export function madeUpSignals(part: Partial<Signals> = {}): Signals {
  return {
    sumLogprob: -1, meanLogprob: -1, minLogprob: -1, minMargin: 0.5, meanMargin: 0.5, maxEntropy: 0.5, meanEntropy: 0.5,
    thoughtMeanLogprob: null, thoughtMinLogprob: null, modePrior: null, verifier: null, answerTokens: 3, agreement: null, semanticEntropy: null, ...part,
  }
}

/** A pass whose thought was cut at 8, 16 … tokens: it costs as many as the cap allows, ten FLOPs each. */
export function madeUpCuts(...rights: readonly boolean[]): { readonly byCap: CapRecord[] } {
  return { byCap: rights.map((correct, i) => ({ cap: 8 * (i + 1), answer: '4', correct, tokens: 8 * (i + 1), flops: 80 * (i + 1), ms: i + 1 })) }
}
