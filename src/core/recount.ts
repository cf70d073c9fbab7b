/**
 * The auditor: what calls cost, told from the raw record of session runs alone. It shares no code with what fills
 * `Usage` (not even the FLOPs formula), so that the two can disagree.
 */
import type { ModelCard } from './models/model-card.ts'
import type { Usage } from './usage.ts'

/** One completed run of the session, as a wrapper around it saw it. */
export interface SessionRun {
  /** Runs of one engine call carry the same one. */
  readonly call: string | number
  readonly newTokens: number
  readonly pastLength: number
  readonly logitRows: number
  /** Rows of the batch, each of this shape; one unless told otherwise. */
  readonly rows?: number
  /** Samples that were begun from what the call's mode run left; set on any run of a call that drew several. */
  readonly forked?: number
  /** Set on any run of a call that was stopped before its answer ended. */
  readonly cancelled?: boolean
}

export type Recounted = Pick<Usage, 'prefillTokens' | 'reusedTokens' | 'decodeTokens' | 'abortedTokens' | 'flopsPrefill' | 'flopsDecode'>

/**
 * Counts each call anew, in the order of its first run.
 *
 * A call that starts from nothing has two prefill runs, the prompt and then the mode token (or the question about an answer); one that starts from kept
 * entries has the mode run alone and reuses what lies before it. Every later run feeds back tokens that were sampled
 * (or forced) before, so they are counted there; the last sampled token is never fed back, so it is counted once more,
 * if the mode run completed. In a call of several samples each row of a run feeds back a token of its own, and every sample
 * that was begun has such a last token. All tokens of a cancelled call are aborted.
 */
export function recount(runs: readonly SessionRun[], model: Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>): ReadonlyMap<SessionRun['call'], Recounted> {
  const calls = new Set(runs.map(({ call }) => call))
  return new Map([...calls].map((call) => [call, recountCall(runs.filter((run) => run.call === call), model)]))
}

function recountCall(runs: readonly SessionRun[], model: Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>): Recounted {
  const reusedTokens = runs[0]?.pastLength ?? 0
  const prefillRuns = reusedTokens === 0 ? 2 : 1
  const prefill = runs.slice(0, prefillRuns)
  const decode = runs.slice(prefillRuns)
  const lastTokens = runs.find(({ forked }) => forked !== undefined)?.forked ?? (prefill.length === prefillRuns ? 1 : 0)
  const decodeTokens = total(decode, (run) => run.newTokens * (run.rows ?? 1)) + lastTokens
  return {
    prefillTokens: total(prefill, (run) => run.newTokens),
    reusedTokens,
    decodeTokens,
    abortedTokens: runs.some(({ cancelled }) => cancelled) ? decodeTokens : 0,
    flopsPrefill: total(prefill, (run) => tokenByTokenFlops(run, model)),
    flopsDecode: total(decode, (run) => tokenByTokenFlops(run, model)),
  }
}

/** Walks the run token by token and layer by layer, the slow way on purpose. */
function tokenByTokenFlops(run: SessionRun, model: Pick<ModelCard, 'architecture' | 'nonEmbeddingParameters'>): number {
  const { layers, attentionLayers = layers, heads, headDim, hidden, vocab } = model.architecture
  let flops = 0
  for (let token = 0; token < run.newTokens; token++) {
    const context = run.pastLength + token + 1
    flops += 2 * model.nonEmbeddingParameters
    // Which of the layers attend makes no difference to the sum.
    for (let layer = 0; layer < attentionLayers; layer++) flops += 2 * (2 * heads * headDim * context)
  }
  for (let row = 0; row < run.logitRows; row++) flops += 2 * hidden * vocab
  return flops * (run.rows ?? 1)
}

function total(runs: readonly SessionRun[], of: (run: SessionRun) => number): number {
  return runs.reduce((sum, run) => sum + of(run), 0)
}
