/** The loop over rungs: direct pass, confidence, accept or climb, keep the better. Knows no model, thread or React. */
import { isDecline } from './answer.ts'
import { FAIRLY_SURE } from './confidence-words.ts'
import type { CancelSignal, Sequence } from './engine.ts'
import { ERROR_CODES } from './events.ts'
import type { CascadeEvent, Decision, DecisionReason, ErrorCode, RungResult, SkippedRung } from './events.ts'
import { isAnswer, keepBest, keepBetter } from './keep-better.ts'
import type { Ladder, Rung } from './ladder.ts'
import type { ModelCard } from './model-card.ts'
import type { Outcome } from './outcome.ts'
import { coinThinks, isGoodEnough } from './policy.ts'
import type { Policy } from './policy.ts'
import type { Profile } from './profile.ts'
import { runDirect } from './rungs/direct.ts'
import type { PassReport } from './rungs/pass.ts'
import { runThink } from './rungs/think.ts'
import { calibratedConfidence } from './signals/confidence.ts'
import type { Backend, Usage } from './usage.ts'

export interface CascadeParts {
  readonly ladder: Ladder
  /** Null: nothing was measured here; every confidence is then null and auto uses a stated default. */
  readonly profile: Profile | null
  readonly model: ModelCard
  readonly backend: Backend
  /** The sequence of this prompt on the rung's model; the caller owns and closes it, so that a later turn may reuse its prefill. */
  readonly open: (rung: Rung, prompt: string) => Sequence
}

export interface CascadeRequest {
  readonly prompt: string
  readonly policy: Policy
  /** Results of an earlier turn with the same prompt: kept, paid for and not run again, unless they were stopped. */
  readonly resume: readonly RungResult[]
  /** The prompt's number; decides a random policy's coin together with its seed. */
  readonly index: number
  readonly signal: CancelSignal
}

/** Ends with exactly one turn-end or turn-error, whatever the engine does; never throws. */
export type Cascade = (request: CascadeRequest) => AsyncGenerator<CascadeEvent, void, void>

/** One strategy a file under rungs/; a new one is added here. */
const STRATEGIES = { direct: runDirect, think: runThink } as const satisfies Record<Rung['strategy'], unknown>

export function createCascade(parts: CascadeParts): Cascade {
  return async function* cascade(request) {
    const ledger = request.resume.map(({ usage }) => usage)
    try {
      yield* runTurn(parts, request, ledger)
    } catch (error) {
      yield { type: 'turn-error', ...describeError(error), ledger: [...ledger] }
    }
  }
}

async function* runTurn(parts: CascadeParts, request: CascadeRequest, ledger: Usage[]): AsyncGenerator<CascadeEvent, void, void> {
  const { policy, signal } = request
  const enabled = parts.ladder.rungs.filter((rung) => rung.enabled)
  const chosen = chosenStrategy(policy, request.index)
  const planned = chosen === null ? enabled : enabled.filter((rung) => rung.strategy === chosen.strategy).slice(0, 1)
  const earlier = request.resume.filter((result) => result.outcome !== 'stopped')
  const resultOf = (rung: Rung): RungResult | undefined => earlier.findLast((result) => result.rung === rung.id)
  const opener = planned.find((rung) => resultOf(rung) === undefined) ?? planned[0]
  if (opener === undefined) throw coded('internal', `the ladder has no enabled rung for the policy ${policy.kind}`)
  if (request.prompt.trim() === '') throw coded('empty-prompt', 'the prompt is empty')
  const sequence = parts.open(opener, request.prompt)
  if (sequence.prompt.text.trim() === '') throw coded('empty-prompt', 'nothing of the prompt is left that the model can read')

  yield {
    type: 'turn-start', resumed: request.resume.length > 0, prompt: sequence.prompt, policy, rungs: parts.ladder.rungs, backend: parts.backend,
    expectedThinkTokens: expectedThinkTokens(parts, sequence.prompt.tokens),
  }

  const ran = new Set(earlier.map(({ rung }) => rung))
  const end = (outcome: Outcome, standing: RungResult | null, why: DecisionReason): CascadeEvent => ({
    type: 'turn-end', outcome, answer: standing?.answer ?? '', rung: standing?.rung ?? null, confidence: standing?.confidence ?? null,
    skipped: skippedRungs(enabled, planned, ran, why, chosen), ledger: [...ledger],
  })
  let best = keepBest(earlier.filter(({ rung }) => planned.every(({ id }) => id !== rung)))
  if (best !== null && chosen !== null) yield decision('climb', best.rung, { kind: 'chosen', by: chosen.by }, opener.id)

  let rest = planned
  for (let rung = rest[0]; rung !== undefined; rung = rest[0]) {
    rest = rest.slice(1)
    let result = resultOf(rung)
    if (result === undefined) {
      if (signal.aborted) {
        yield decision('stop', rung.id, { kind: 'stopped' })
        return yield end('stopped', best, { kind: 'stopped' })
      }
      ran.add(rung.id)
      const done = yield* runRung(parts, rung, rung === opener ? sequence : parts.open(rung, request.prompt), signal, ledger)
      result = done.result
      if (done.failure !== null) throw done.failure.error
      if (result.outcome === 'stopped') {
        yield decision('stop', rung.id, { kind: 'stopped' })
        const standing = best !== null && (isAnswer(best) || result.answer === '') ? best : result
        return yield end('stopped', standing.answer === '' ? null : standing, { kind: 'stopped' })
      }
    }

    const compared = best === null ? null : keepBetter(best, result)
    best = compared?.kept ?? result
    const { enough, reason } = judge(policy, chosen, result)
    if (result.outcome === 'declined') rest = rest.filter(({ engine, model }) => engine !== rung.engine || model !== rung.model)
    const next = rest[0]
    if (!enough && next !== undefined) {
      yield decision('climb', rung.id, reason, next.id)
      continue
    }
    if (compared !== null) yield decision('keep', best.rung, compared.reason)
    else if (isAnswer(best)) yield decision('accept', best.rung, reason.kind === 'doubtful' ? { ...reason, kind: 'last-rung' } : reason)
    else yield decision('stop', best.rung, { kind: 'declined' })
    return yield end(outcomeOf(best), best, isAnswer(result) ? reason : { kind: 'declined' })
  }
}

/** Runs one rung from its start to its end, also where the engine fails in between; its cost is in the ledger before anything else happens. */
async function* runRung(
  parts: CascadeParts, rung: Rung, sequence: Sequence, signal: CancelSignal, ledger: Usage[],
): AsyncGenerator<CascadeEvent, { readonly result: RungResult; readonly failure: { readonly error: unknown } | null }, void> {
  yield { type: 'rung-start', rung: rung.id, cap: rung.cap }
  const report = yield* STRATEGIES[rung.strategy](sequence, rung, signal)
  ledger.push(report.usage)
  const outcome = rungOutcome(report, parts.model)
  const result: RungResult = {
    rung: rung.id, outcome, answer: report.answer, forced: report.forced, signals: report.signals,
    confidence: isAnswer({ outcome }) ? calibratedConfidence(parts.profile, rung.id, report.answer === '' ? null : report.signals) : null,
    usage: report.usage,
  }
  yield { type: 'rung-end', ...result }
  return { result, failure: report.finish === 'failed' ? { error: report.error } : null }
}

function rungOutcome({ finish, answer }: PassReport, model: ModelCard): RungResult['outcome'] {
  switch (finish) {
    case 'end': return isDecline(answer, model) ? 'declined' : 'answered'
    case 'cap':
    case 'context': return 'cut'
    case 'cancelled':
    case 'failed': return 'stopped'
    default: return finish satisfies never
  }
}

interface Chosen {
  readonly strategy: Rung['strategy']
  readonly by: 'person' | 'random'
}

/** The one strategy that a policy runs alone; null: it climbs. */
function chosenStrategy(policy: Policy, index: number): Chosen | null {
  switch (policy.kind) {
    case 'auto': return null
    case 'direct':
    case 'think': return { strategy: policy.kind, by: 'person' }
    case 'random': return { strategy: coinThinks(policy, index) ? 'think' : 'direct', by: 'random' }
    default: return policy satisfies never
  }
}

/** Whether a rung's result is good enough to run nothing more, and why. */
function judge(policy: Policy, chosen: Chosen | null, result: RungResult): { readonly enough: boolean; readonly reason: DecisionReason } {
  if (result.outcome === 'declined') return { enough: false, reason: { kind: 'declined' } }
  if (chosen !== null || policy.kind !== 'auto') return { enough: true, reason: { kind: 'chosen', by: chosen?.by ?? 'person' } }
  const { threshold } = policy
  const { confidence } = result
  const enough = isGoodEnough(result, threshold)
  return { enough, reason: confidence === null ? { kind: 'uncalibrated' } : { kind: enough ? 'confident' : 'doubtful', confidence, threshold } }
}

function outcomeOf(standing: RungResult): Outcome {
  if (!isAnswer(standing)) return 'declined'
  if (standing.answer === '') return 'unsure'
  return standing.confidence === null || standing.confidence >= FAIRLY_SURE ? 'answered' : 'unsure'
}

/** Enabled rungs that did not run: those that were planned because of how the turn ended, the others because of the choice made before it. */
function skippedRungs(enabled: readonly Rung[], planned: readonly Rung[], ran: ReadonlySet<string>, why: DecisionReason, chosen: Chosen | null): SkippedRung[] {
  return enabled
    .filter(({ id }) => !ran.has(id))
    .map((rung) => ({ rung: rung.id, reason: chosen === null || planned.includes(rung) ? why : { kind: 'chosen', by: chosen.by } }))
}

function expectedThinkTokens({ ladder, profile }: CascadeParts, promptTokens: number): number | null {
  const rung = ladder.rungs.find(({ strategy, enabled }) => strategy === 'think' && enabled)
  const expected = rung === undefined ? undefined : profile?.rungs[rung.id]?.expectedTokens
  return expected === undefined ? null : Math.max(1, Math.round(expected.base + expected.perPromptToken * promptTokens))
}

function decision(choice: Decision['choice'], rung: string, reason: DecisionReason, to?: string): CascadeEvent {
  return { type: 'decision', choice, rung, reason, ...(to === undefined ? {} : { to }) }
}

function coded(code: ErrorCode, detail: string): Error {
  return Object.assign(new Error(detail), { code })
}

/** An error that carries one of our codes keeps it; anything else is the engine's failure. */
function describeError(error: unknown): { readonly code: ErrorCode; readonly detail: string } {
  const given = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return {
    code: ERROR_CODES.find((code) => code === given) ?? 'engine-failed',
    detail: error instanceof Error ? error.message : String(error),
  }
}
