/** What the meter says. Pure functions from data to words. */
import { askedElsewhere, askedLarger, drawnWords, rungWords, thoughtOver } from '../../core/rung-words.ts'
import type { Turn, TurnRung } from '../../core/turn.ts'
import type { Unit } from '../../stores/settings-store.ts'
import { duration, flops, percentInWords, seconds, tokens } from '../../ui/format.ts'
import { inUnit, type Bar, type BarPart } from './bar.ts'

export const UNIT_NAMES: Readonly<Record<Unit, string>> = { tokens: 'tokens', flops: 'FLOPs', ms: 'time' }

/** An amount in its unit, for a label. */
export function amountWords(amount: number, unit: Unit): string {
  switch (unit) {
    case 'tokens': return tokens(amount)
    case 'flops': return flops(amount)
    case 'ms': return duration(amount)
    default: return unit satisfies never
  }
}

/** What is going on, in a few words: "thinking, 38 of at most 160 tokens". `waits`: the pass that runs waits for a consent, and sent nothing. */
export function liveWords(turn: Turn, waits = false): string {
  if (turn.loads.some(({ state }) => state === 'running')) return 'loading the larger model'
  const pass = turn.rungs.findLast(({ state }) => state === 'running')
  if (pass === undefined) return 'reading the prompt'
  if (waits) return 'waiting for your consent'
  const { strategy, larger, look } = rungWords(turn.ladder, pass.rung)
  if (strategy === 'vote') return `voting, ${drawnWords(turn, pass)}`
  const doing = look === 'remote' ? 'asking elsewhere' : strategy === 'think' ? 'thinking' : larger ? 'asking the larger model' : 'answering'
  return `${doing}, ${generated(pass)} of at most ${tokens(pass.cap)}`
}

/** How a turn ended, in two or three words. */
export function outcomeLabel(turn: Turn): string {
  switch (turn.outcome) {
    case null: return liveWords(turn)
    case 'answered': return howAnswered(turn)
    case 'declined': return 'Declined'
    case 'unsure': return thoughtOver(turn) ? 'Thought over, still unsure' : `${howAnswered(turn)}, unsure`
    case 'stopped': return turn.interrupted ? 'Interrupted' : 'Stopped'
    case 'failed': return 'Failed'
    default: return turn.outcome satisfies never
  }
}

function howAnswered(turn: Turn): string {
  if (askedElsewhere(turn)) return 'Asked elsewhere'
  return thoughtOver(turn) ? 'Thought over' : askedLarger(turn) ? 'Asked the larger model' : 'Answered at once'
}

/** The meter read aloud, one sentence of outcome and one of cost. */
export function spokenMeter(turn: Turn, bar: Bar): string {
  const cost = `${spokenTokens(bar.spent.tokens)}, ${seconds(bar.spent.ms)} seconds`
  return `${outcomeLabel(turn)}. ${cost}${bar.share === null ? '' : `, ${spokenShare(turn, bar.share, bar.estimated)}`}.`
}

/** What one part of the bar stands for. */
export function partWords(part: BarPart): string {
  const what = {
    prefill: `${tokens(part.tokens)} of prompt read`,
    decode: `${tokens(part.tokens)} written`,
    reused: `${tokens(part.tokens)} of prompt reused: cost nothing`,
    aborted: `${tokens(part.tokens)} written, then stopped`,
  }[part.kind]
  return part.kind === 'reused' ? `${part.label}: ${what}` : `${part.label}: ${what}, ${flops(part.flops)}, ${duration(part.ms)}`
}

/** The label at the bar's full width. */
export function fullWords(bar: Bar, unit: Unit): string {
  if (bar.full === null) return 'what thinking takes is not measured here yet'
  return bar.estimated ? `thinking: about ${amountWords(bar.full, unit)}, estimated` : `thinking: ${amountWords(bar.full, unit)}`
}

/** How fast an estimated thought is taken to run; null where that is not the question. */
export function speedWords({ speedFrom }: Pick<Bar, 'speedFrom'>): string | null {
  switch (speedFrom) {
    case null: return null
    case 'prompt': return 'estimate: as fast as this prompt ran'
    case 'conversation': return 'estimate: as fast as this conversation ran'
    case 'test': return 'estimate: as fast as the model ran when it was loaded'
    case 'profile': return 'estimate: as fast as where the model was calibrated'
    default: return speedFrom satisfies never
  }
}

/** An amount under a heading that says saved or, with `over`, spent beyond: one that goes the other way says so itself. */
export function underHeading(amount: number, over: boolean, words: (amount: number) => string): string {
  const shown = over ? -amount : amount
  if (shown >= 0) return words(shown)
  return `${words(-shown)}\u00a0${over ? 'less' : 'more'}`
}

/** What the empty part, or the overrun, comes to; only what was spent where nothing can be called saved. */
export function savedWords(bar: Bar, unit: Unit): string {
  if (bar.saved === null) return `${amountWords(inUnit(bar.spent, unit), unit)} ${bar.running ? 'so far' : 'spent'}`
  if (bar.saved === 0) return 'nothing saved'
  return bar.saved > 0 ? `${amountWords(bar.saved, unit)} saved` : `${amountWords(-bar.saved, unit)} over`
}

function generated(pass: TurnRung): number {
  return Math.max(pass.usage?.decodeTokens ?? 0, pass.thoughtTokens.length + pass.answerTokens.length)
}

function spokenTokens(count: number): string {
  return count === 1 ? '1 token' : `${count} tokens`
}

function spokenShare(turn: Turn, share: number, estimated: boolean): string {
  const number = percentInWords(share).replace('\u00a0%', '')
  return thoughtOver(turn)
    ? `${number} percent of the tokens that thinking alone takes${estimated ? ', estimated' : ''}`
    : `${number} percent of the tokens that thinking would have taken${estimated ? ', estimated' : ''}`
}
