/** Why the cascade did what it did, in plain words. Pure functions from data to sentences. */
import type { Decision, DecisionReason, SkippedRung } from '../../core/events.ts'
import type { Rung } from '../../core/ladder.ts'
import { rungWords } from '../../core/rung-words.ts'
import type { Signals } from '../../core/signals/signals.ts'
import type { Turn } from '../../core/turn.ts'
import type { Usage } from '../../core/usage.ts'
import type { Tally } from '../../core/votes.ts'
import { percent, percentInWords, percentsApart } from '../../ui/format.ts'
import { capital } from './capital.ts'

/** A decision as a sentence; `ladder` is the turn's. */
export function decisionSentence({ choice, rung, to, reason }: Decision, ladder: readonly Rung[]): string {
  const { label } = rungWords(ladder, rung)
  const next = to === undefined ? null : rungWords(ladder, to)
  // What declined climbs only where another model is there to be asked.
  const why = choice === 'climb' && reason.kind === 'declined' ? 'the model said it can’t do this one, and a larger one might' : reasonWords(reason, ladder)
  switch (choice) {
    case 'accept': return `The ${label} answer was accepted: ${why}.`
    case 'climb': return `Went on from ${label} to ${next?.label ?? 'the next rung'}: ${why}.${reported(reason)}`
    case 'keep': return `The ${label} answer was kept: ${reason.kind === 'declined' ? 'the other pass came to none' : why}.${reported(reason)}`
    case 'stop': return reason.kind === 'better' ? `Declined, as ${label} did: ${why}.` : `Ended after ${label}: ${why}.${reported(reason)}`
    default: return choice satisfies never
  }
}

/** Why a rung did not run; `said`: the reason that was given last, which is not told twice. */
export function skippedSentence(rung: string, reason: DecisionReason, ladder: readonly Rung[], said?: DecisionReason): string {
  const why = reasonWords(reason, ladder)
  const known = said !== undefined && reasonWords(said, ladder) === why
  return `${capital(rungWords(ladder, rung).label)} did not run${known ? ', for that reason.' : `: ${why}.${reported(reason)}`}`
}

/** Of the turn's end alone, not of the rung: what kept it from running may have come before. */
const OWN_REASONS: readonly DecisionReason['kind'][] = ['unlikely', 'chosen', 'not-loaded', 'not-able', 'stopped']

/** The rungs that did not run, each with its own reason: one that was passed over on the way to another did not run for what led there, whatever ended the turn. */
export function skippedRungs({ skipped, decisions, ladder }: Pick<Turn, 'skipped' | 'decisions' | 'ladder'>): readonly SkippedRung[] {
  const place = (id: string | undefined): number => ladder.findIndex((rung) => rung.id === id)
  return skipped.map((one) => {
    const over = decisions.find(({ choice, rung, to }) => choice === 'climb' && place(rung) < place(one.rung) && place(one.rung) < place(to))
    return over === undefined || OWN_REASONS.includes(one.reason.kind) ? one : { ...one, reason: over.reason }
  })
}

const DISTURBED = 'its 8-bit weights let answers drawn side by side disturb each other, so votes of this model are not exactly reproducible on their own'

/** What a calibration here found out about the models that were asked: thinking that is withheld, votes that can't be repeated. */
export function measuredSentences({ ladder, rungs }: Pick<Turn, 'ladder' | 'rungs'>): readonly string[] {
  const ran = new Set(rungs.map(({ rung }) => rung))
  const asked = new Set(ladder.filter(({ id }) => ran.has(id)).map(({ model }) => model))
  return ladder.flatMap(({ id, model, withheld, caveat }) => {
    const { label } = rungWords(ladder, id)
    if (withheld !== undefined && asked.has(model) && !ran.has(id)) return [`${capital(label)} is withheld: when this model was calibrated here, thinking mended no more answers than it spoiled.`]
    return caveat !== undefined && ran.has(id) ? [`${capital(label)}: ${DISTURBED}.`] : []
  })
}

/** `ladder`: for the names of its rungs. What a rung that broke off reported is not among these words. */
export function reasonWords(reason: DecisionReason, ladder: readonly Rung[] = []): string {
  switch (reason.kind) {
    case 'confident': return against(reason.confidence, reason.threshold, (sure, bar) => `${sure} sure, and ${bar} was enough`)
    case 'doubtful': return against(reason.confidence, reason.threshold, (sure, bar) => `${sure} sure, and ${bar} was needed`)
    case 'worth': return `${expectation(reason, ladder)}, which is worth it`
    case 'not-worth': return `${expectation(reason, ladder)}, which is not worth it`
    case 'unlikely': return `having read the prompt, the model held it to be right ${percentInWords(reason.chance)} of the time`
    case 'declined': return 'the model said it can’t do this one'
    case 'chosen': return reason.by === 'person' ? 'you chose so' : 'a coin was tossed before any pass'
    case 'better': return against(reason.confidence, reason.over, (sure, other) => `${sure} sure against ${other}`)
    case 'last-rung': return against(reason.confidence, reason.threshold, (sure, bar) => `${sure} sure where ${bar} was needed, and there is no further rung`)
    case 'not-loaded': return reason.code === 'out-of-memory' ? 'there is not enough memory for the larger model here' : 'the larger model could not be loaded'
    case 'rung-failed': return `${rungWords(ladder, reason.rung).label} broke off`
    case 'uncalibrated': return 'nothing is calibrated here yet, so the stated default applies'
    case 'not-able': return ladder.find(({ id }) => id === reason.rung)?.caveat === undefined
      ? 'what runs its model can’t draw several answers at once'
      : `it can’t draw several answers at once: ${DISTURBED}`
    case 'stopped': return 'you stopped it'
    default: return reason satisfies never
  }
}

/** What a call read and wrote: "1 prompt token read, 21 reused, 55 generated". */
export function countedWords({ prefillTokens, reusedTokens, decodeTokens, abortedTokens }: Usage): string {
  const cut = abortedTokens === 0 ? '' : `, ${abortedTokens} of them cut short`
  return `${prefillTokens} prompt ${prefillTokens === 1 ? 'token' : 'tokens'} read, ${reusedTokens} reused, ${decodeTokens} generated${cut}`
}

/** What was measured, as rows: a name, a value, and what it means. */
export function signalRows(signals: Signals): readonly { readonly name: string; readonly value: string; readonly note: string }[] {
  return [
    // Turns kept from before there were votes lack both.
    ...(typeof signals.agreement !== 'number' ? [] : [{ name: 'Agreement', value: percent(signals.agreement), note: 'share of all samples that gave this answer' }]),
    ...(typeof signals.semanticEntropy !== 'number' ? [] : [{ name: 'Entropy over the answers', value: nats(signals.semanticEntropy), note: '0: all that count agree' }]),
    { name: 'Log-probability, whole answer', value: nats(signals.sumLogprob), note: `${percentInWords(Math.exp(signals.sumLogprob))} for exactly this text` },
    { name: 'Log-probability, mean', value: nats(signals.meanLogprob), note: 'per token' },
    { name: 'Log-probability, least likely token', value: nats(signals.minLogprob), note: probability(signals.minLogprob) },
    { name: 'Margin, smallest', value: signals.minMargin.toFixed(3), note: 'between the two likeliest tokens' },
    ...(signals.maxEntropy === null ? [] : [{ name: 'Entropy, largest', value: nats(signals.maxEntropy), note: '0 is certainty' }]),
    ...(signals.meanEntropy === null ? [] : [{ name: 'Entropy, mean', value: nats(signals.meanEntropy), note: 'per token' }]),
    ...(signals.thoughtMeanLogprob === null ? [] : [{ name: 'Log-probability of the thought, mean', value: nats(signals.thoughtMeanLogprob), note: 'per token' }]),
    ...(signals.modePrior === null ? [] : [{ name: 'Wish to think', value: percent(signals.modePrior), note: 'how likely the model itself was to think first, right after it read the prompt' }]),
    ...(signals.verifier === null ? [] : [{ name: 'Own verdict', value: percent(signals.verifier), note: 'how likely the model finds this answer right when it is asked' }]),
  ]
}

/** The answers that were voted for and what did not count: "5 × 12, 2 × 13; not counted: 1 cut short". */
export function votesWords({ clusters, dropped }: Tally): string {
  const given = clusters.map(({ answer, votes }) => `${votes}\u00a0× ${answer}`).join(', ')
  const flagged = [[dropped.cut, 'cut short'], [dropped.empty, 'empty'], [dropped.declined, 'declined']] as const
  const left = flagged.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ')
  return [given, ...(left === '' ? [] : [`not counted: ${left}`])].filter((part) => part !== '').join('; ')
}

/** exp of a log-probability, as a percentage; words where the engine gives none. */
export function probability(logprob: number | null): string {
  return logprob === null ? 'probability not given' : percent(Math.exp(logprob))
}

function expectation({ to, confidence, declined, expected, tokens }: Extract<DecisionReason, { kind: 'worth' | 'not-worth' }>, ladder: readonly Rung[]): string {
  const count = Math.max(1, Math.round(tokens))
  return against(confidence, expected, (now, then) => `${now} sure ${declined ? 'that it can’t do this one' : 'now'}, and ${then} expected of ${rungWords(ladder, to).label} for about ${count} more ${count === 1 ? 'token' : 'tokens'}`)
}

function against(confidence: number, other: number, words: (confidence: string, other: string) => string): string {
  return words(...percentsApart(confidence, other))
}

/** A sign only where the figures shown are not all zero. */
function nats(value: number): string {
  return `${value.toFixed(2).replace(/^-(?=.*[1-9])/, '\u2212').replace('-', '')}\u00a0nats`
}

/** What was reported of a rung that broke off, as sentences of their own after the one that says so; '' for other reasons. */
function reported(reason: DecisionReason): string {
  const detail = reason.kind === 'rung-failed' ? reason.detail.trim() : ''
  return detail === '' ? '' : ` ${detail}${/[.!?]$/.test(detail) ? '' : '.'}`
}
