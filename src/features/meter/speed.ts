/** How fast a model runs on this device, from what its passes took here. An estimate in milliseconds rests on it, since a profile's are of the device it was made on. Pure. */
import { strategyOf } from '../../core/ladder.ts'
import { callsOf } from '../../core/ledger.ts'
import type { Turn } from '../../core/turn.ts'
import type { Place } from '../../core/usage.ts'

/** What a model's passes took, as sums. */
export interface Pace {
  /** Tokens that were generated after the first of their call, and the milliseconds that took. */
  readonly steps: number
  readonly stepsMs: number
  /** Tokens of prompts that were read from their beginning, and the milliseconds until the first generated token. */
  readonly read: number
  readonly readMs: number
}

/** Where the milliseconds of an estimate come from: this prompt's passes, the conversation's, the test at the model's start, the profile's device. */
export type SpeedSource = 'prompt' | 'conversation' | 'test' | 'profile'

export interface Speed {
  readonly msPerToken: number
  /** Null where nothing was read: reading the prompt is then left out, or in `msPerToken` already (a profile's). */
  readonly msPerPromptToken: number | null
  readonly from: SpeedSource
}

/** What is known of a model's speed beside one turn's own passes. */
export interface KnownSpeeds {
  /** Of the conversation's ended turns, by where those turns ran. */
  readonly paces: { readonly [place in Place]?: Pace }
  /** Milliseconds of a generated token in the test at the model's start, by backend. */
  readonly tested: { readonly [place in Place]?: number }
  /** Milliseconds of a generated token in the profile, reading the prompt included. */
  readonly profiled: number
}

const NO_PACE: Pace = { steps: 0, stepsMs: 0, read: 0, readMs: 0 }
/** Fewer of one prompt say less than the conversation's: an answer of two tokens times one step. */
const ENOUGH_STEPS = 8

/**
 * The sums over a model's passes that are over. Votes are left out, since their samples run side by side; so is the reading
 * of a prompt whose beginning was kept, and a call with one generated token or none times no step.
 */
export function paceOf(turns: readonly Turn[], model: string): Pace {
  return turns
    .flatMap(({ ladder, rungs }) => rungs.filter(({ rung, state }) => state !== 'running' && strategyOf(ladder, rung) !== 'vote').flatMap(({ result, usage }) => callsOf({ ...result, usage })))
    .filter((call) => call.model === model && call.ttftMs !== null)
    .reduce((sum, { decodeTokens, prefillTokens, reusedTokens, ms, ttftMs }) => {
      const first = ttftMs ?? 0
      const stepped = decodeTokens > 1 && ms > first
      const fresh = reusedTokens === 0
      return {
        steps: sum.steps + (stepped ? decodeTokens - 1 : 0), stepsMs: sum.stepsMs + (stepped ? ms - first : 0),
        read: sum.read + (fresh ? prefillTokens : 0), readMs: sum.readMs + (fresh ? first : 0),
      }
    }, NO_PACE)
}

/** The speed at which a model would have thought in a turn: of the turn's own passes, else of the conversation's, else of the test at its start, else the profile's. */
export function speedOf(turn: Turn, model: string, { paces, tested, profiled }: KnownSpeeds): Speed {
  const own = paceOf([turn], model)
  const place = turn.backend ?? 'wasm'
  const others = paces[place] ?? NO_PACE
  const msPerPromptToken = perRead(own) ?? perRead(others)
  const ownStep = perStep(own)
  const othersStep = perStep(others)
  if (ownStep !== null && (own.steps >= ENOUGH_STEPS || othersStep === null)) return { msPerToken: ownStep, msPerPromptToken, from: 'prompt' }
  if (othersStep !== null) return { msPerToken: othersStep, msPerPromptToken, from: 'conversation' }
  const test = tested[place]
  return test === undefined ? { msPerToken: profiled, msPerPromptToken: null, from: 'profile' } : { msPerToken: test, msPerPromptToken, from: 'test' }
}

/**
 * Milliseconds of thinking alone at a speed: the prompt and its mode token read, which ends in the first generated token, then a step for each of the others.
 *
 * @param promptTokens tokens of the prompt, its control tokens included, the mode token not
 */
export function thinkingMs({ msPerToken, msPerPromptToken }: Speed, promptTokens: number, thinkTokens: number): number {
  return msPerPromptToken === null ? msPerToken * thinkTokens : msPerPromptToken * (promptTokens + 1) + msPerToken * Math.max(0, thinkTokens - 1)
}

function perStep({ steps, stepsMs }: Pace): number | null {
  return steps === 0 ? null : stepsMs / steps
}

function perRead({ read, readMs }: Pace): number | null {
  return read === 0 ? null : readMs / read
}
