/** The contract every engine passes. Knows no library, thread or network: an engine turns one prompt into tokens with their raw probabilities. */
import type { ModelCard } from './models/model-card.ts'
import type { Place, Usage } from './usage.ts'

/** One generated token with what the model itself thought of it (temperature 1, before any penalty). */
export interface TokenStat {
  /** -1 where the engine tells none. */
  readonly id: number
  readonly text: string
  /** Log-probability of this token. Nats; null where the engine gives none. */
  readonly logprob: number | null
  /** The likeliest tokens, best first: [text, log-probability in nats]. */
  readonly top: readonly (readonly [text: string, logprob: number])[]
  /** Entropy of the whole distribution. Nats; null where the engine shows only a part of it. */
  readonly entropy: number | null
}

/** How the model is asked to answer: at once, or with a thought first, which may be a terse one or one that checks itself. */
export type Mode = 'direct' | 'think' | 'terse' | 'recheck'

/** The part of an AbortSignal that core needs. */
export interface CancelSignal {
  readonly aborted: boolean
}

/** What became of the text a person typed on its way into the model's vocabulary. */
export interface PreparedPrompt {
  /** The text the model really reads. */
  readonly text: string
  /** Tokens of the whole prompt, control tokens included. */
  readonly tokens: number
  /** Typographic signs that were mapped to plain ones (“ ” × – …), each once. */
  readonly mapped: readonly string[]
  /** Characters the model cannot read and that were replaced visibly by `?`, each once. */
  readonly replaced: readonly string[]
  /** Characters left out from the end because the prompt exceeds the context window. */
  readonly leftOut: number
}

export interface GenerateRequest {
  readonly mode: Mode
  /** Most tokens this pass may generate before its answer is forced (think) or cut (direct). */
  readonly cap: number
  readonly signal: CancelSignal
}

/** A token as it is chosen. Control tokens carry text '' and are parts too, so that parts = generated tokens. */
export interface Part {
  readonly kind: 'thought' | 'answer' | 'control'
  readonly token: TokenStat
}

export interface Completion {
  /** end: the model closed its answer; cap or context: it was cut; cancelled: the person stopped it. */
  readonly finish: 'end' | 'cap' | 'context' | 'cancelled'
  /** Whether the thought was closed by the engine because it reached its cap. */
  readonly forced: boolean
  /** Probability of choosing to think right after the prompt; null where the model was not trained for it. */
  readonly modePrior: number | null
  readonly usage: Usage
}

/** Several answers to the same prompt, drawn by chance: what is asked of one call. */
export interface SampleRequest {
  readonly mode: Mode
  /** As for `generate`, for each sample. */
  readonly cap: number
  /** How many samples run at a time, as one batch from one prefill; a wave begins when the one before it has ended. */
  readonly waves: readonly number[]
  /** Logits are divided by it before a token is drawn; what is told of a token is at temperature 1 all the same. */
  readonly temperature: number
  /** The same seed draws the same samples, however they are spread over waves. */
  readonly seed: number
  readonly signal: CancelSignal
  /** Asked between two waves: whether the next one is still wanted. */
  readonly more: () => boolean
}

/** A token of one sample, or its end. Samples are numbered from 0 in the order of their waves. */
export type SampleEvent =
  | { readonly kind: 'token'; readonly sample: number; readonly part: Part }
  | { readonly kind: 'end'; readonly sample: number; readonly finish: Exclude<Completion['finish'], 'cancelled'>; readonly forced: boolean }

/** What a call of several samples came to: cancelled where the person stopped it, with whatever samples had ended. */
export interface Sampling extends Pick<Completion, 'modePrior' | 'usage'> {
  readonly finish: 'end' | 'cancelled'
}

/** What the model says of an answer to the prompt. */
export interface Check {
  /** P(true) among the two verdicts; null where the answer does not fit the context or the vocabulary. Kadavath et al. 2022 (arXiv 2207.05221). */
  readonly verifier: number | null
  /** The verdict counts as one generated token. */
  readonly usage: Usage
}

export interface Reading {
  readonly modePrior: number | null
  /** Makes the reading a call of its own, where no pass will go on from it; null where the prompt had been read before. */
  readonly end: () => Usage | null
}

/** One prompt in the engine's memory. Passes share its prefill: the second pass runs only its mode token as new. */
export interface Sequence {
  readonly prompt: PreparedPrompt
  /** Usage so far of the pass in flight, for a live meter. */
  readonly usage: () => Usage
  /**
   * Reads the prompt and tells how much the model would rather think, before any pass; the next pass goes on from there, and the
   * reading counts as its own, unless that was ended. Throws as `generate` does. Missing where the model was not trained to choose.
   */
  read?(): Promise<Reading>
  /**
   * One pass, greedy: its tokens as they are chosen, at last what it came to. Throws what failed with one of our error codes;
   * throws too while another pass runs or after `close`. Leaving early ends the pass: all it generated is then aborted work.
   */
  generate(request: GenerateRequest): AsyncGenerator<Part, Completion, void>
  /**
   * Several samples as one engine call, tokens of the same step one after the other. Throws and ends as `generate` does.
   * Missing where the engine cannot fork a prefill and run a batch.
   */
  sample?(request: SampleRequest): AsyncGenerator<SampleEvent, Sampling, void>
  /** Asks the model whether an answer is right. Throws as `generate` does, and where the card does not name the ability. */
  check(answer: string): Promise<Check>
  /** Frees the memory held; a closed sequence refuses further passes. */
  close(): void
}

/**
 * What an engine says it can do with its model, for tests alone: those of the contract hold it to what it says of probabilities,
 * samples and reuse. The app goes by whether a sequence has `read` and `sample`, and by what the model's facts say of thinking.
 */
export interface Capabilities {
  /** raw: of the whole vocabulary, at temperature 1; top-k: of the chosen token and the likeliest few; none. */
  readonly logprobs: 'raw' | 'top-k' | 'none'
  /** Whether several continuations can share one prefill, be cut back, and run as one batch. */
  readonly fork: boolean
  readonly crop: boolean
  readonly batch: boolean
  /** modes: trained control tokens; switch: the chat template's own; none: the model only answers. */
  readonly thinking: 'modes' | 'switch' | 'none'
  /** Whether prompt tokens that were not read anew are counted as such. */
  readonly reportsReuse: boolean
}

/** What the cascade and the page know of any model. Of a server's, neither size nor architecture: its FLOPs are then not known. */
export type ModelFacts =
  & Pick<ModelCard, 'id' | 'name' | 'context' | 'decline' | 'abilities' | 'modeChoice' | 'thinkCap' | 'skills'>
  & Partial<Pick<ModelCard, 'parameters' | 'architecture' | 'nonEmbeddingParameters'>>

export interface Engine<Model extends ModelFacts = ModelFacts> {
  readonly id: string
  readonly model: Model
  readonly backend: Place
  readonly capabilities: Capabilities
  /** Prepares a prompt; runs nothing yet. Text that leaves nothing to read gives a sequence with an empty prompt. */
  open(prompt: string): Sequence
  /** Gives back all memory and devices; refuses further use. */
  close(): Promise<void>
}
