/** Measures what running each rung brings on a recorded calibration suite: the gain table fitted. Applies nothing. */
import type { Calibrator } from './calibrator.ts'
import { costInputs, promptTokens, readIn, shownFeatures } from '../expected-gain.ts'
import { fitCalibrator, fitDeclines } from './fit-calibrator.ts'
import type { Example } from './fit-calibrator.ts'
import type { Climb, ExpectedCost, GainTable } from './gain-table.ts'
import { isAnswer, keepBetter } from '../keep-better.ts'
import type { Rung } from '../ladder.ts'
import type { Cost } from '../ledger.ts'
import { fitPlane } from './linear-regression.ts'
import { costAfter, ladderIds, passOf, recordedPrompts } from '../measure/recorded.ts'
import type { Recorded, RecordedPass } from '../measure/recorded.ts'
import { significant } from '../measure/rounding.ts'
import type { FeatureName } from '../signals/features.ts'
import type { Trace } from '../measure/trace.ts'

/** Known once the prompt was read. */
const READ: readonly FeatureName[] = ['logitModePrior', 'promptTokens']
/** Known once a rung has answered: whether another one will be right goes with more than with this one's confidence. */
const ANSWERED: readonly FeatureName[] = ['logitConfidence', 'logitModePrior', 'promptTokens', 'logitSequence', 'logitWeakest', 'meanEntropy', 'answerTokens']
/** Known once a rung has declined: few do, and all in the same words, so that less can be learned from it. */
const DECLINED: readonly FeatureName[] = ['logitConfidence', 'logitModePrior', 'promptTokens']

/**
 * Measures each rung of a trace's ladder on its own, as far as each model that may have read the prompt can tell, and every climb
 * from one to a later one. The trace must be of a suite that is never evaluated.
 *
 * @param header its suite, and the rungs that are measured
 */
export function gainTable({ header, lines }: { readonly header: Pick<Trace['header'], 'suite' | 'ladder'>; readonly lines: Trace['lines'] }): GainTable {
  const rungs = ladderIds({ header })
  const prompts = recordedPrompts({ header, lines })
  const suite = { ...header.suite, n: prompts.length }
  if (prompts.length === 0) return { suite, climbs: [] }
  // A ladder may begin with any of the models, and each has a wish to think of its own.
  const openers = header.ladder.rungs.filter(({ model }, at, all) => all.findIndex((rung) => rung.model === model) === at)
  const alone = openers.flatMap((opener) => rungs.slice(rungs.indexOf(opener.id)).map((to) => measureAlone(prompts, opener, to)))
  return { suite, climbs: [...alone, ...rungs.flatMap((from, i) => rungs.slice(i + 1).map((to) => measureClimb(prompts, from, to)))] }
}

/** A rung that runs first: what the opener's model knows when it has read the prompt, against what the rung came to. */
function measureAlone(prompts: readonly Recorded[], opener: Pick<Rung, 'id' | 'model'>, to: string): Climb {
  const pairs = prompts.map((prompt) => ({ read: passOf(prompt, opener.id), pass: passOf(prompt, to) }))
  const examples = pairs.map(({ read, pass }) => ({ signals: readIn(read), correct: pass.correct }))
  const inputs = pairs.map(({ read }) => [promptTokens(read.usage), 0, 0])
  return { from: null, reader: opener.model, to, after: fitted(examples, READ), afterDecline: null, cost: costs(inputs, pairs.map(({ pass }) => pass.alone)) }
}

function measureClimb(prompts: readonly Recorded[], from: string, to: string): Climb {
  const pairs = prompts.map((prompt) => {
    const [earlier, later] = [passOf(prompt, from), passOf(prompt, to)]
    return { earlier, later, right: keepBetter<RecordedPass>(earlier, later).kept.correct }
  })
  const shown = (answered: boolean): Example[] => pairs
    .filter(({ earlier }) => isAnswer(earlier) === answered)
    .map(({ earlier, right }) => ({ signals: shownFeatures(earlier), correct: right }))
  return {
    from, to,
    after: fitted(shown(true), ANSWERED),
    afterDecline: rounded(fitDeclines(shown(false), DECLINED)),
    cost: costs(pairs.map(({ earlier }) => costInputs(earlier)), pairs.map(({ earlier, later }) => costAfter(later, [earlier.model]))),
  }
}

function fitted(examples: readonly Example[], features: readonly FeatureName[]): Climb['after'] {
  const fit = fitCalibrator(examples, features)
  return rounded(fit.ok ? fit.value : null)
}

function rounded(calibrator: Calibrator | null): Climb['after'] {
  if (calibrator === null) return null
  const { bias, features: weights, kind } = calibrator
  return { kind, bias: significant(bias), features: weights.map(({ signal, mean, scale, weight }) => ({ signal, mean: significant(mean), scale: significant(scale), weight: significant(weight) })) }
}

function costs(inputs: readonly (readonly number[])[], paid: readonly Cost[]): Climb['cost'] {
  const of = (unit: keyof Cost): ExpectedCost => {
    const known = paid.map((cost) => cost[unit])
    const { base, weights } = fitPlane(inputs, known)
    const [perPromptToken = 0, perAnswerToken = 0, perLogOdds = 0] = weights.map((weight) => significant(weight))
    return { mean: significant(known.reduce((sum, cost) => sum + cost, 0) / known.length), least: Math.min(...known), base: significant(base), perPromptToken, perAnswerToken, perLogOdds }
  }
  return { tokens: of('tokens'), flops: of('flops'), ms: of('ms') }
}
