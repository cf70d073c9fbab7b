/** Why the cascade did what it did, in plain words. Pure functions from data to sentences. */
import type { Decision, DecisionReason } from '../../core/events.ts'
import type { Signals } from '../../core/signals/signals.ts'
import { percent, percentInWords, percentsApart } from '../../ui/format.ts'

/** A decision as a sentence. */
export function decisionSentence({ choice, rung, to, reason }: Decision): string {
  const why = reasonWords(reason)
  switch (choice) {
    case 'accept': return `The ${rung} answer was accepted: ${why}.`
    case 'climb': return `Went on from ${rung} to ${to ?? 'the next rung'}: ${why}.`
    case 'keep': return `The ${rung} answer was kept: ${why}.`
    case 'stop': return `Ended after ${rung}: ${why}.`
    default: return choice satisfies never
  }
}

/** Why a rung did not run. */
export function skippedSentence(rung: string, reason: DecisionReason): string {
  return `${capital(rung)} did not run: ${reasonWords(reason)}.`
}

export function reasonWords(reason: DecisionReason): string {
  switch (reason.kind) {
    case 'confident': return against(reason.confidence, reason.threshold, (sure, bar) => `${sure} sure, and ${bar} was enough`)
    case 'doubtful': return against(reason.confidence, reason.threshold, (sure, bar) => `${sure} sure, and ${bar} was needed`)
    case 'declined': return 'the model said it can’t do this one, and thinking would not change that'
    case 'chosen': return reason.by === 'person' ? 'you chose so' : 'a coin was tossed before any pass'
    case 'better': return against(reason.confidence, reason.over, (sure, other) => `${sure} sure against ${other}`)
    case 'last-rung': return against(reason.confidence, reason.threshold, (sure, bar) => `${sure} sure where ${bar} was needed, and there is no further rung`)
    case 'not-loaded': return 'the larger model could not be loaded'
    case 'uncalibrated': return 'nothing is calibrated here yet, so the stated default applies'
    case 'stopped': return 'you stopped it'
    default: return reason satisfies never
  }
}

/** What was measured, as rows: a name, a value, and what it means. */
export function signalRows(signals: Signals): readonly { readonly name: string; readonly value: string; readonly note: string }[] {
  return [
    { name: 'Log-probability, whole answer', value: nats(signals.sumLogprob), note: `${percentInWords(Math.exp(signals.sumLogprob))} for exactly this text` },
    { name: 'Log-probability, mean', value: nats(signals.meanLogprob), note: 'per token' },
    { name: 'Log-probability, least likely token', value: nats(signals.minLogprob), note: probability(signals.minLogprob) },
    { name: 'Margin, smallest', value: signals.minMargin.toFixed(3), note: 'between the two likeliest tokens' },
    { name: 'Entropy, largest', value: nats(signals.maxEntropy), note: '0 is certainty' },
    { name: 'Entropy, mean', value: nats(signals.meanEntropy), note: 'per token' },
    ...(signals.thoughtMeanLogprob === null ? [] : [{ name: 'Log-probability of the thought, mean', value: nats(signals.thoughtMeanLogprob), note: 'per token' }]),
    ...(signals.modePrior === null ? [] : [{ name: 'Wish to think', value: percent(signals.modePrior), note: 'right after the prompt' }]),
  ]
}

/** exp of a log-probability, as a percentage. */
export function probability(logprob: number): string {
  return percent(Math.exp(logprob))
}

function against(confidence: number, other: number, words: (confidence: string, other: string) => string): string {
  return words(...percentsApart(confidence, other))
}

/** A sign only where the figures shown are not all zero. */
function nats(value: number): string {
  return `${value.toFixed(2).replace(/^-(?=.*[1-9])/, '\u2212').replace('-', '')}\u00a0nats`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
