/** How well each raw signal alone tells a rung's right answers from its wrong ones. */
import { isAnswer } from '../keep-better.ts'
import { auroc } from './metrics.ts'
import { passOf } from './recorded.ts'
import type { Recorded } from './recorded.ts'
import { SIGNAL_NAMES, sureness } from './sureness.ts'
import type { SignalName } from './sureness.ts'

export interface SignalAuroc {
  /** confidence: the calibrated combination of them all. */
  readonly signal: SignalName | 'confidence'
  /** Answers for which it was measured; declines are no answers. */
  readonly n: number
  /** Null where all are right or all wrong. */
  readonly auroc: number | null
}

/** Best first; signals that were never measured on this rung are left out. */
export function signalAurocs(prompts: readonly Recorded[], rung: string): SignalAuroc[] {
  const passes = prompts.map((prompt) => passOf(prompt, rung)).filter((pass) => isAnswer(pass))
  return (['confidence', ...SIGNAL_NAMES] as const)
    .map((signal) => {
      const scored = passes.flatMap(({ signals, confidence: calibrated, correct }) => {
        const confidence = signal === 'confidence' ? calibrated : sureness(signal, signals)
        return confidence === null ? [] : [{ confidence, correct }]
      })
      return { signal, n: scored.length, auroc: auroc(scored) }
    })
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => (b.auroc ?? 0) - (a.auroc ?? 0))
}
