/** Fits calibrators and profiles from recorded traces. Runs no model; applying a calibrator is signals/confidence.ts. */
import { thresholdToClimb } from '../auto.ts'
import { promptTokens } from '../expected-gain.ts'
import { failed, fitCalibrator, fitDeclines } from './fit-calibrator.ts'
import type { Example, Fitted } from './fit-calibrator.ts'
import type { Climb } from './gain-table.ts'
import { isAnswer } from '../keep-better.ts'
import type { Rung, Strategy } from '../ladder.ts'
import { aloneCost } from '../ledger.ts'
import { fitPlane } from './linear-regression.ts'
import { gainTable } from './measure-gains.ts'
import { accuracyByBin } from '../measure/metrics.ts'
import type { Profile, RungProfile } from './profile.ts'
import { percentiles } from '../measure/quantiles.ts'
import { applyCalibrator, calibratedConfidence } from '../signals/confidence.ts'
import type { FeatureName } from '../signals/features.ts'
import type { TraceLine, TraceRung } from '../measure/trace.ts'
import type { Usage } from '../usage.ts'

/**
 * What each strategy's calibrator looks at. The log-odds of the whole answer and of its weakest token carry most; margin
 * and entropy say how it was torn; the length corrects the sum's bias; a doubtful step in the thought counts too. Of a vote, how far
 * its samples agree comes first; the rest is of the sample that stands for the answer.
 */
export const CALIBRATION_FEATURES: { readonly [strategy in Strategy]: readonly FeatureName[] } = {
  direct: ['logitSequence', 'logitWeakest', 'minMargin', 'maxEntropy', 'meanEntropy', 'answerTokens', 'logitModePrior'],
  think: ['logitSequence', 'logitWeakest', 'minMargin', 'maxEntropy', 'answerTokens', 'thoughtMeanLogprob', 'logitThoughtWeakest'],
  vote: ['agreement', 'semanticEntropy', 'logitSequence', 'logitWeakest', 'answerTokens', 'logitModePrior'],
}

/** Of a decline: it is always the same words, so that its length and margins say little. */
const DECLINE_FEATURES: readonly FeatureName[] = ['logitSequence', 'logitWeakest', 'meanEntropy', 'logitModePrior', 'thoughtMeanLogprob', 'logitThoughtWeakest']

/** What was measured and with what. */
export type Measurement = Omit<Profile, 'schema' | 'rungs' | 'leftOut' | 'thinking' | 'climbs' | 'dialQuantiles'>

/** The profile of one model that was measured by itself: see `fitProfiles`. */
export function fitProfile(ladder: readonly Rung[], lines: readonly TraceLine[], measured: Measurement): Fitted<Profile> {
  const fitted = fitProfiles(ladder, lines, [measured])
  const [profile] = fitted.ok ? fitted.value : []
  if (!fitted.ok) return fitted
  return profile === undefined ? failed('no-direct-rung', 'nothing was measured') : { ok: true, value: profile }
}

/**
 * The profiles of the measured models, from a trace's lines: for each of their rungs a calibrator, its reliability on the
 * prompts it was fitted on, what to expect of it, and what climbing to it brings. Stopped passes are left out of every fit of
 * correctness; declines have one of their own.
 *
 * @param ladder the trace's rungs, smallest model first
 * @param measured in the same order; rungs of other models are left out
 */
export function fitProfiles(ladder: readonly Rung[], lines: readonly TraceLine[], measured: readonly Measurement[]): Fitted<Profile[]> {
  const bare: Omit<Profile, 'climbs' | 'dialQuantiles'>[] = []
  for (const each of measured) {
    const own = ladder.filter(({ model }) => model === each.model.id)
    const fitted = fitRungs(own, lines)
    if (!fitted.ok) return fitted
    const thinking = thinkingOf(own, lines)
    bare.push({ schema: 2, ...each, ...fitted.value, ...(thinking === null ? {} : { thinking }) })
  }
  const scored = lines.map((line) => rescored(line, ladder, bare))
  return {
    ok: true,
    value: bare.map((profile, at) => {
      const from = ladder.filter(({ model }) => bare.slice(at).some((later) => later.model.id === model))
      const climbs = climbsFrom(profile.model.id, from, scored)
      const thresholds = profile.rungs['direct'] === undefined ? [] : dialThresholds(profile.model.id, from, scored, climbs)
      return { ...profile, climbs, dialQuantiles: thresholds.length === 0 ? null : percentiles(thresholds) }
    }),
  }
}

/** A rung that can't be fitted is left out with the reason; where that is all of them there is nothing. */
function fitRungs(own: readonly Rung[], lines: readonly TraceLine[]): Fitted<Pick<Profile, 'rungs' | 'leftOut'>> {
  const rungs: Record<string, RungProfile> = {}
  const leftOut: Record<string, string> = {}
  let failure = failed('no-direct-rung', 'the trace holds no pass of a direct rung')
  const passesOf = (rung: Rung): readonly Pass[] => lines.flatMap((line) => line.rungs.filter((pass) => pass.rung === rung.id && pass.outcome !== 'stopped').map((pass) => ({ line, pass })))
  if (!own.some((rung) => rung.strategy === 'direct' && passesOf(rung).length > 0)) return failure
  for (const rung of own) {
    const passes = passesOf(rung)
    if (passes.length === 0) continue
    const fitted = fitRung(rung, passes)
    if (fitted.ok) {
      rungs[rung.strategy] = fitted.value
    } else {
      failure = fitted
      leftOut[rung.strategy] = fitted.error.detail
    }
  }
  if (Object.keys(rungs).length === 0) return failure
  return { ok: true, value: { rungs, ...(Object.keys(leftOut).length === 0 ? {} : { leftOut }) } }
}

/** The line with the confidences of the profiles just fitted in place of those it was recorded with. */
function rescored(line: TraceLine, ladder: readonly Rung[], profiles: readonly Pick<Profile, 'model' | 'rungs'>[]): TraceLine {
  return {
    ...line,
    rungs: line.rungs.map((pass) => {
      const rung = ladder.find(({ id }) => id === pass.rung)
      const profile = profiles.find(({ model }) => model.id === rung?.model)
      if (rung === undefined || profile === undefined) return pass
      return { ...pass, confidence: calibratedConfidence(profile, rung.strategy, pass) }
    }),
  }
}

/** What was measured of the model's own rungs, and of climbing from them; `rungs`: its own and larger models'. */
function climbsFrom(model: string, rungs: readonly Rung[], lines: readonly TraceLine[]): Climb[] {
  const measured = rungs.filter(({ id }) => lines.some((line) => line.rungs.some((pass) => pass.rung === id)))
  const own = new Set(measured.filter((rung) => rung.model === model).map(({ id }) => id))
  const header = { suite: { name: '', sha256: '' }, ladder: { schema: 1 as const, rungs: measured } }
  return gainTable({ header, lines }).climbs.filter(({ from, reader }) => (from === null ? reader === model : own.has(from)))
}

/** For each prompt that the model answers at once, the threshold above which it is not left at that. */
function dialThresholds(model: string, rungs: readonly Rung[], lines: readonly TraceLine[], climbs: readonly Climb[]): number[] {
  const [opener, ...rest] = rungs.filter((rung) => rung.model === model)
  return lines.flatMap((line) => {
    const first = line.rungs.find(({ rung }) => rung === opener?.id)
    return first === undefined || !isAnswer(first) ? [] : [thresholdToClimb({ climbs }, first, rest.map(({ id }) => id))]
  })
}

/** Null where no prompt was answered both ways. */
function thinkingOf(rungs: readonly Rung[], lines: readonly TraceLine[]): NonNullable<Profile['thinking']> | null {
  const both = lines.flatMap((line) => {
    const passOf = (strategy: Strategy): TraceRung | undefined => line.rungs.find(({ rung, outcome }) => outcome !== 'stopped' && rungs.some(({ id, strategy: own }) => id === rung && own === strategy))
    const [direct, think] = [passOf('direct'), passOf('think')]
    return direct === undefined || think === undefined ? [] : [{ before: direct.correct, after: think.correct }]
  })
  if (both.length === 0) return null
  return { n: both.length, mended: both.filter(({ before, after }) => !before && after).length, spoiled: both.filter(({ before, after }) => before && !after).length }
}

interface Pass {
  readonly line: TraceLine
  readonly pass: TraceRung
}

function fitRung(rung: Rung, passes: readonly Pass[]): Fitted<RungProfile> {
  const examplesOf = (answered: boolean): Example[] => passes.flatMap(({ pass }) => (isAnswer(pass) === answered && pass.signals !== null ? [{ signals: pass.signals, correct: pass.correct }] : []))
  const examples = examplesOf(true)
  const calibrator = fitCalibrator(examples, CALIBRATION_FEATURES[rung.strategy])
  if (!calibrator.ok) return failed(calibrator.error.code, `rung ${rung.id}: ${calibrator.error.detail}`)
  const scored = examples.map(({ signals, correct }) => ({ confidence: applyCalibrator(calibrator.value, signals) ?? 0, correct }))
  const costs = passes.map(({ line, pass }) => aloneCost(pass.usage, firstOfModel(line, rung.model) ?? pass.usage))
  const { base, weights: [perPromptToken = 0] } = fitPlane(passes.map(({ pass }) => [promptTokens(pass.usage)]), costs.map(({ tokens }) => tokens))
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    ok: true,
    value: {
      calibrator: calibrator.value,
      ...decliningOf(examplesOf(false)),
      n: examples.length,
      accuracy: mean(examples.map(({ correct }) => Number(correct))),
      meanTokens: mean(costs.map(({ tokens }) => tokens)),
      meanMs: mean(costs.map(({ ms }) => ms)),
      declined: mean(passes.map(({ pass }) => Number(pass.outcome === 'declined'))),
      expectedTokens: { base, perPromptToken },
      accuracyByBin: accuracyByBin(scored),
    },
  }
}

function decliningOf(declines: readonly Example[]): Pick<RungProfile, 'declining'> {
  const declining = fitDeclines(declines, DECLINE_FEATURES)
  return declining === null ? {} : { declining }
}

/** The call that read the prompt for a model's later ones. */
function firstOfModel({ rungs }: TraceLine, model: string): Usage | undefined {
  return rungs.find(({ usage }) => usage.model === model)?.usage
}
