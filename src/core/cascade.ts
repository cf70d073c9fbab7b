/** The loop over rungs: direct pass, confidence, accept or climb, keep the better. Knows no model, thread or React. */
import { isDecline } from './answer.ts'
import { firstRung, nextRung } from './auto.ts'
import type { Start } from './auto.ts'
import { firstThatRuns, inOrderOfChoice, lackOf, modelOf } from './cascade-models.ts'
import type { CascadeModel, CascadeParts, NotAble, NotLoaded } from './cascade-models.ts'
import { FAIRLY_SURE } from './confidence-words.ts'
import type { CancelSignal, ModelFacts, Reading, Sequence } from './engine.ts'
import { ERROR_CODES } from './events.ts'
import type { CascadeEvent, Decision, DecisionReason, ErrorCode, RungResult, SkippedRung } from './events.ts'
import { isAnswer, keepBest, keepBetter } from './keep-better.ts'
import { REMOTE, thinkRung, voteMode, votesToAllow } from './ladder.ts'
import type { Ladder, Rung, Strategy } from './ladder.ts'
import { callsOf } from './ledger.ts'
import type { Outcome } from './outcome.ts'
import { coinThinks, isGoodEnough } from './policy.ts'
import type { Policy } from './policy.ts'
import type { Profile } from './calibration/profile.ts'
import { runDirect } from './rungs/direct.ts'
import type { PassEvent, PassReport } from './rungs/pass.ts'
import { runThink } from './rungs/think.ts'
import { canSample, runVote } from './rungs/vote.ts'
import type { VoteReport } from './rungs/vote.ts'
import { calibratedConfidence } from './signals/confidence.ts'
import type { Usage } from './usage.ts'

export interface CascadeRequest {
  readonly prompt: string
  readonly policy: Policy
  /** Results of an earlier turn with the same prompt: kept, paid for and not run again, unless they were stopped. */
  readonly resume: readonly RungResult[]
  /** The prompt's number; decides a random policy's coin together with its seed. */
  readonly index: number
  readonly signal: CancelSignal
  /** Ids of the rungs this prompt may climb, in place of those the ladder enables. */
  readonly rungs?: readonly string[]
  /** Most tokens of a thought, in place of each think rung's own cap. */
  readonly thinkCap?: number
  /** Asks each model that can tell whether its answer is right: a signal, and a call of its own. */
  readonly verify?: boolean
  /** Lets the prompt climb to votes too, of the models that it may climb to by itself. */
  readonly votes?: boolean
  /** Draws the samples of votes; the same for every prompt unless told otherwise. */
  readonly seed?: number
}

/** So that the same prompt is voted on alike each time. */
const VOTE_SEED = 1

/** Ends with exactly one turn-end or turn-error, whatever the engine does; never throws. */
export type Cascade = (request: CascadeRequest) => AsyncGenerator<CascadeEvent, void, void>

export function createCascade(parts: CascadeParts): Cascade {
  return async function* cascade(request) {
    const account: Account = { ledger: request.resume.flatMap(callsOf), reading: null }
    try {
      yield* runTurn(parts, request, account)
    } catch (error) {
      endReading(account)
      yield { type: 'turn-error', ...describeError(error), ledger: [...account.ledger] }
    }
  }
}

/** What a turn has spent. */
interface Account {
  readonly ledger: Usage[]
  /** Of the prompt, by the model that was to answer first, until a pass goes on from it and counts it as its own. */
  reading: Reading & { readonly model: string } | null
}

/** Where no pass goes on from the reading, it is a call of its own; null where there is none. */
function endReading(account: Account): Usage | null {
  const { reading } = account
  const usage = reading?.end() ?? null
  account.reading = null
  if (reading === null || usage === null) return null
  const read = { ...usage, rung: `${reading.model}:read` }
  account.ledger.push(read)
  return read
}

async function* runTurn(parts: CascadeParts, request: CascadeRequest, account: Account): AsyncGenerator<CascadeEvent, void, void> {
  const { policy, signal } = request
  const allowed = allowedRungs(parts.ladder, request)
  const chosen = chosenStrategy(policy, request.index)
  const earlier = request.resume.filter((result) => result.outcome !== 'stopped')
  const resultOf = (rung: Rung): RungResult | undefined => earlier.findLast((result) => result.rung === rung.id)
  const reader = parts.ladder.rungs.map(({ model }) => parts.loaded(model)).find((model) => model !== null)
  if (reader === undefined) throw coded('internal', 'no model of the ladder is loaded')
  if (request.prompt.trim() === '') throw coded('empty-prompt', 'the prompt is empty')
  const { prompt } = reader.open(request.prompt)
  if (prompt.text.trim() === '') throw coded('empty-prompt', 'nothing of the prompt is left that the model can read')

  yield {
    type: 'turn-start', resumed: request.resume.length > 0, prompt, policy, rungs: parts.ladder.rungs, backend: reader.backend,
    expectedThinkTokens: expectedThinkTokens(parts, prompt.tokens),
  }

  const ran = new Set(earlier.map(({ rung }) => rung))
  const unloadable = new Map<string, NotLoaded>()
  const unable = new Map<string, NotAble>()
  const passedOver = new Map<string, DecisionReason>()
  let planned = allowed
  const end = (outcome: Outcome, standing: RungResult | null, why: DecisionReason): CascadeEvent => {
    endReading(account)
    return {
      type: 'turn-end', outcome, answer: standing?.answer ?? '', rung: standing?.rung ?? null, confidence: standing?.confidence ?? null,
      skipped: skippedRungs(allowed, planned, ran, (rung) => passedOver.get(rung.id) ?? unable.get(rung.id) ?? unloadable.get(rung.model), why, chosen), ledger: [...account.ledger],
    }
  }

  if (chosen !== null) {
    // Which strategy was chosen says nothing of sending: a server is asked where a prompt climbs to it, or where its rungs are named.
    const mine = request.rungs === undefined ? allowed.filter(({ engine }) => engine !== REMOTE) : allowed
    const found = yield* firstThatRuns(parts, inOrderOfChoice(mine, chosen.strategy), resultOf, signal, unloadable)
    // Where none can be loaded, what an earlier turn found still stands.
    planned = found === null ? [] : [found]
  }
  let best = keepBest(earlier.filter(({ rung }) => planned.every(({ id }) => id !== rung)))
  const opener = planned.find((rung) => resultOf(rung) === undefined) ?? planned[0]
  if (opener === undefined) {
    if (signal.aborted) return yield end('stopped', best, { kind: 'stopped' })
    const [why] = unloadable.values()
    if (why === undefined) throw coded('internal', `the ladder has no enabled rung for the policy ${policy.kind}`)
    if (best === null) throw coded(why.code, why.detail)
    yield decision('keep', best.rung, why)
    return yield end(outcomeOf(best), best, why)
  }
  if (best !== null && (chosen !== null || request.rungs !== undefined)) yield decision('climb', best.rung, { kind: 'chosen', by: chosen?.by ?? 'person' }, opener.id)

  let rest = planned
  for (let rung = rest[0]; rung !== undefined; rung = rest[0]) {
    rest = rest.slice(1)
    let result = resultOf(rung)
    if (result === undefined) {
      const found = signal.aborted ? 'stopped' : yield* modelOf(parts, rung, signal, unloadable)
      if (found === 'stopped') {
        yield decision('stop', rung.id, { kind: 'stopped' })
        return yield end('stopped', best, { kind: 'stopped' })
      }
      if ('kind' in found) {
        rest = rest.filter(({ model }) => !unloadable.has(model))
        if (rest.length > 0) continue
        if (best === null) throw coded(found.code, found.detail)
        yield decision(isAnswer(best) ? 'keep' : 'stop', best.rung, found)
        return yield end(outcomeOf(best), best, found)
      }
      const lacking = lackOf(found, rung, request.prompt)
      if (lacking !== null) {
        unable.set(rung.id, lacking)
        if (rest.length > 0) continue
        if (best === null) throw coded('model-unsupported', `${rung.id} needs an engine that runs a batch`)
        yield decision(isAnswer(best) ? 'keep' : 'stop', best.rung, lacking)
        return yield end(outcomeOf(best), best, lacking)
      }
      const better = earlier.length === 0 && ran.size === 0 && passedOver.size === 0 ? await betterStart(parts, found, [rung, ...rest], request, account) : null
      if (better !== null) {
        for (const [id, chance] of better.passedOver) passedOver.set(id, { kind: 'unlikely', chance })
        rest = rest.slice(rest.findIndex(({ id }) => id === better.rung))
        continue
      }
      ran.add(rung.id)
      const done = yield* runRung(found, rung, parts.ladder.rungs, request, account)
      result = done.result
      if (done.failure !== null) {
        // What breaks off costs nobody the answer that was found before it.
        if (best === null) throw done.failure.error
        const why: DecisionReason = { kind: 'rung-failed', rung: rung.id, ...describeError(done.failure.error) }
        // A model here may have taken its worker and its device with it, which others share; a server is elsewhere.
        const lost = rest.filter((other) => resultOf(other) === undefined && (other.model === rung.model || (found.backend !== 'remote' && other.engine !== REMOTE)))
        for (const { id } of lost) passedOver.set(id, why)
        rest = rest.filter((other) => !lost.includes(other))
        const [next] = rest
        if (next !== undefined) {
          yield decision('climb', rung.id, why, next.id)
          continue
        }
        yield decision(isAnswer(best) ? 'keep' : 'stop', best.rung, why)
        return yield end(outcomeOf(best), best, why)
      }
      if (result.outcome === 'stopped') {
        yield decision('stop', rung.id, { kind: 'stopped' })
        const standing = best !== null && (isAnswer(best) || result.answer === '') ? best : result
        return yield end('stopped', standing.answer === '' ? null : standing, { kind: 'stopped' })
      }
    }

    const compared = best === null ? null : keepBetter(best, result)
    best = compared?.kept ?? result
    const { next, reason } = judge(policy, chosen, result, best, rest, parts.loaded(rung.model)?.profile ?? null)
    if (next !== null) {
      rest = rest.slice(rest.indexOf(next))
      yield decision('climb', rung.id, reason, next.id)
      continue
    }
    if (!isAnswer(best)) yield decision('stop', best.rung, compared?.reason.kind === 'better' ? compared.reason : reason)
    else if (compared !== null) yield decision('keep', best.rung, compared.reason)
    else yield decision('accept', best.rung, reason.kind === 'doubtful' ? { ...reason, kind: 'last-rung' } : reason)
    return yield end(outcomeOf(best), best, reason)
  }
}

/** The rungs a prompt may climb, in the ladder's order. */
function allowedRungs({ rungs }: Ladder, { rungs: only, thinkCap, votes = false }: CascadeRequest): readonly Rung[] {
  const voting = votes ? votesToAllow(rungs) : []
  return rungs
    .filter((rung) => only?.includes(rung.id) ?? (rung.enabled || voting.includes(rung)))
    .map((rung) => (thinkCap !== undefined && rung.strategy === 'think' ? { ...rung, cap: thinkCap } : rung))
}

/** One strategy a file under rungs/; a new one is added here. */
function run(
  sequence: Sequence, rung: Rung, ladder: readonly Rung[], card: ModelFacts, { signal, seed = VOTE_SEED }: CascadeRequest,
): AsyncGenerator<PassEvent, PassReport | VoteReport, void> {
  switch (rung.strategy) {
    case 'direct': return runDirect(sequence, rung, signal)
    case 'think': return runThink(sequence, rung, signal)
    case 'vote':
      if (!canSample(sequence)) throw coded('internal', `${rung.id} was to run without a batch`)
      return runVote({ sequence, rung, mode: voteMode(ladder, rung), seed, declines: (answer) => isDecline(answer, card), signal })
    default: return rung.strategy satisfies never
  }
}

/** Runs one rung from its start to its end, also where the engine fails in between; its cost is in the ledger before anything else happens. */
async function* runRung(
  model: CascadeModel, rung: Rung, ladder: readonly Rung[], request: CascadeRequest, account: Account,
): AsyncGenerator<CascadeEvent, { readonly result: RungResult; readonly failure: { readonly error: unknown } | null }, void> {
  const { prompt, verify = false } = request
  const { ledger } = account
  const sequence = model.open(prompt)
  const read = account.reading?.model === rung.model ? null : endReading(account)
  yield { type: 'rung-start', rung: rung.id, cap: rung.cap }
  const report = yield* run(sequence, rung, ladder, model.card, request)
  ledger.push(report.usage)
  account.reading = null
  const outcome = rungOutcome(report, model.card)
  const answers = isAnswer({ outcome })
  const check = verify && answers && report.answer !== '' ? await checked(sequence, model.card, report.answer) : null
  if (check?.usage !== undefined) ledger.push(check.usage)
  const signals = report.signals === null ? null : { ...report.signals, verifier: check?.verifier ?? null }
  const result: RungResult = {
    rung: rung.id, outcome, answer: report.answer, forced: report.forced, signals,
    confidence: calibratedConfidence(model.profile, rung.strategy, { outcome, answer: report.answer, signals }),
    usage: report.usage,
    ...(read === null ? {} : { read }),
    ...(check?.usage === undefined ? {} : { checked: check.usage }),
    ...('votes' in report ? { votes: report.votes } : {}),
  }
  yield { type: 'rung-end', ...result }
  return { result, failure: report.finish === 'failed' ? { error: report.error } : check?.failure ?? null }
}

interface Checked {
  readonly verifier: number | null
  readonly usage?: Usage
  readonly failure: { readonly error: unknown } | null
}

/** What the model says of its own answer; null where it was not trained to. What fails is a value, so that the rung still ends. */
async function checked(sequence: Sequence, card: ModelFacts, answer: string): Promise<Checked | null> {
  if (card.abilities?.check !== true) return null
  try {
    const { verifier, usage } = await sequence.check(answer)
    return { verifier, usage: { ...usage, rung: `${card.id}:check` }, failure: null }
  } catch (error) {
    return { verifier: null, failure: { error } }
  }
}

function rungOutcome({ finish, answer }: PassReport, model: ModelFacts): RungResult['outcome'] {
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
  readonly strategy: Strategy
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

/** Another rung to begin with, of this model or of one that is loaded already, where an answer at once is likely to be wasted; null where there is none, or nothing tells. */
async function betterStart(
  { loaded }: CascadeParts, model: CascadeModel, rungs: readonly Rung[], { policy, prompt, rungs: named }: CascadeRequest, account: Account,
): Promise<Start | null> {
  if (policy.kind !== 'auto' || named !== undefined || model.profile === null) return null
  const sequence = model.open(prompt)
  if (sequence.read === undefined) return null
  const ready = rungs.filter((rung) => loaded(rung.model) !== null).map(({ id }) => id)
  const { modePrior, end } = await sequence.read()
  account.reading = { modePrior, end, model: model.card.id }
  return firstRung(model.profile, { model: model.card.id, modePrior, promptTokens: sequence.prompt.tokens }, ready, policy.threshold)
}

/** Which rung runs after this result, null where none does, and why. `best` is the result that stands, this one or an earlier. */
function judge(
  policy: Policy, chosen: Chosen | null, result: RungResult, best: RungResult, rest: readonly Rung[], profile: Profile | null,
): { readonly next: Rung | null; readonly reason: DecisionReason } {
  const declined: DecisionReason = { kind: 'declined' }
  if (chosen !== null || policy.kind !== 'auto') {
    // What was chosen is done; only a decline goes on, to other models.
    if (!isAnswer(result)) return { next: rest.find(({ model }) => model !== result.usage.model) ?? null, reason: declined }
    return { next: null, reason: { kind: 'chosen', by: chosen?.by ?? 'person' } }
  }
  const { threshold } = policy
  const { confidence } = result
  const verdict = nextRung(profile, result, best.confidence, rest, threshold)
  const next = rest.find(({ id }) => id === verdict.next) ?? null
  if (verdict.kind === 'measured') {
    const { rung: to, after: expected, cost: tokens } = verdict.best
    return { next, reason: { kind: next === null ? 'not-worth' : 'worth', to, confidence: best.confidence ?? 0, declined: !isAnswer(best), expected, tokens } }
  }
  if (verdict.kind === 'declined') return { next, reason: declined }
  if (confidence === null) return { next, reason: { kind: 'uncalibrated' } }
  return { next, reason: { kind: isGoodEnough(result, threshold) ? 'confident' : 'doubtful', confidence, threshold } }
}

function outcomeOf(standing: RungResult): Outcome {
  if (!isAnswer(standing)) return 'declined'
  if (standing.answer === '') return 'unsure'
  return standing.confidence === null || standing.confidence >= FAIRLY_SURE ? 'answered' : 'unsure'
}

/** Allowed rungs that did not run: those that were planned because of how the turn ended, the others because of the choice made before it. */
function skippedRungs(
  allowed: readonly Rung[], planned: readonly Rung[], ran: ReadonlySet<string>, hindrance: (rung: Rung) => DecisionReason | undefined, why: DecisionReason, chosen: Chosen | null,
): SkippedRung[] {
  const reasonOf = (rung: Rung): DecisionReason => {
    const wanted = chosen === null || chosen.strategy === rung.strategy
    const hindered = wanted ? hindrance(rung) : undefined
    return hindered ?? (chosen === null || planned.includes(rung) ? why : { kind: 'chosen', by: chosen.by })
  }
  return allowed.filter(({ id }) => !ran.has(id)).map((rung) => ({ rung: rung.id, reason: reasonOf(rung) }))
}

function expectedThinkTokens({ ladder, expected }: CascadeParts, promptTokens: number): number | null {
  const rung = thinkRung(ladder.rungs)
  const tokens = rung === undefined ? undefined : expected(rung.model)?.rungs[rung.strategy]?.expectedTokens
  return tokens === undefined ? null : Math.max(1, Math.round(tokens.base + tokens.perPromptToken * promptTokens))
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
