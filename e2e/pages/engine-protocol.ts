/** What a script may ask of the worker with the engine under test: types only. */
import type { Completion, Mode, ModelFacts, Part, PreparedPrompt, TokenStat } from '../../src/core/engine.ts'
import type { VoteReport } from '../../src/core/rungs/vote.ts'

export interface HubModelUnderTest {
  readonly engine: 'hub'
  readonly id: string
  readonly dtype: 'auto' | 'fp32' | 'q4' | 'q8' | 'q4f16'
  readonly backend: 'wasm' | 'webgpu'
  readonly context?: number
  readonly record?: boolean
  /** Content put in a file's place; null: the file is not there. */
  readonly instead?: Readonly<Record<string, string | null>>
}

export interface BuiltInUnderTest {
  readonly engine: 'built-in'
  readonly backend: 'wasm'
  /** Below the page, such as models/base/. */
  readonly folder: string
}

export interface WebLlmUnderTest {
  readonly engine: 'web-llm'
  /** OWNER/NAME, in the hub's layout. */
  readonly id: string
  /** The library's name, in the model's folder lib. */
  readonly library: string
  readonly context?: number
  readonly instead?: HubModelUnderTest['instead']
}

/** web-llm itself on a scripted model library (e2e/scripted/web-llm). */
export interface ScriptedWebLlmUnderTest {
  readonly engine: 'scripted-web-llm'
  readonly context?: number
  readonly instead?: HubModelUnderTest['instead']
}

/** Runs beside the test, in no page. */
export interface ScriptedUnderTest {
  readonly engine: 'scripted'
  readonly context: number
}

export type ModelUnderTest = HubModelUnderTest | BuiltInUnderTest | WebLlmUnderTest | ScriptedWebLlmUnderTest | ScriptedUnderTest

export type Ask =
  | { readonly kind: 'load'; readonly model: ModelUnderTest }
  | { readonly kind: 'pass'; readonly prompt: string; readonly mode: Mode; readonly cap: number }
  /** The app's own vote rung over the engine that is loaded; it never declines. */
  | { readonly kind: 'vote'; readonly prompt: string; readonly samples: number; readonly cap: number; readonly seed: number }
  | { readonly kind: 'contract'; readonly model: ModelUnderTest; readonly name: string; readonly expected: Expected }

/** What a case holds the engine against; each engine's spec gives its own. */
export interface Expected {
  /** A prompt, its text as a greedy pass gives it, and the tokens that the whole prompt has. */
  readonly known: { readonly prompt: string; readonly text: string; readonly tokens: number }
  readonly other: { readonly prompt: string; readonly tokens: number }
  /** A prompt whose answer is long enough to be stopped. */
  readonly long: string
  /** A text with control tokens typed into it, and the tokens it comes to as plain text. */
  readonly typed: { readonly prompt: string; readonly tokens: number }
  /** Tokens of a mode beside the prompt's own. */
  readonly modeTokens: number
  readonly cap: number
  /** Models that must be refused, and with which code. */
  readonly refused: readonly { readonly model: ModelUnderTest; readonly code: string; readonly says: string }[]
  /** Whose context a long prompt exceeds. */
  readonly small: ModelUnderTest
  /** What is loaded and closed time after time, and how often. */
  readonly cycled: ModelUnderTest
  readonly cycles: number
}

export type Told =
  | { readonly ok: true; readonly loaded: { readonly model: ModelFacts; readonly capabilities: object; readonly reasons: object; readonly dtype: string } }
  | { readonly ok: true; readonly passed: { readonly prompt: PreparedPrompt; readonly parts: readonly Part[]; readonly completion: Completion } }
  | { readonly ok: true; readonly voted: { readonly report: VoteReport; readonly samples: readonly (readonly TokenStat[])[] } }
  | { readonly ok: true; readonly note: string }
  | { readonly ok: false; readonly code: string; readonly detail: string }

export interface EngineUnderTest {
  ask(ask: Ask): Promise<Told>
}

declare global {
  interface Window {
    engineUnderTest: EngineUnderTest
  }
}
