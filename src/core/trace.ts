/** Traces: each prompt of a suite recorded on every rung once, so that policies can be replayed without a model. JSON lines, a header first. */
import * as v from 'valibot'
import { filledLines, lineError, parseLine } from './json-lines.ts'
import type { LineError } from './json-lines.ts'
import { Ladder } from './ladder.ts'
import { Probability } from './policy.ts'
import type { Signals } from './signals/signals.ts'
import { suiteFields } from './suite.ts'
import type { Usage } from './usage.ts'
import type { TokenStat } from './engine.ts'

const Finite = v.pipe(v.number(), v.finite())
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

const SignalsRecord = v.strictObject({
  sumLogprob: Finite, meanLogprob: Finite, minLogprob: Finite, minMargin: Finite, meanMargin: Finite, maxEntropy: Finite, meanEntropy: Finite,
  thoughtMeanLogprob: v.nullable(Finite), thoughtMinLogprob: v.nullable(Finite), modePrior: v.nullable(Probability), answerTokens: Count,
}) satisfies v.GenericSchema<Signals>

const UsageRecord = v.strictObject({
  engine: v.string(), model: v.string(), rung: v.string(), backend: v.picklist(['wasm', 'webgpu']),
  prefillTokens: Count, reusedTokens: Count, decodeTokens: Count, abortedTokens: Count, flopsPrefill: Finite, flopsDecode: Finite,
  ms: Finite, ttftMs: v.nullable(Finite), source: v.picklist(['counted', 'reported by server']),
}) satisfies v.GenericSchema<Usage>

const TokenRecord = v.strictObject({
  id: Count, text: v.string(), logprob: Finite, top: v.array(v.tuple([v.string(), Finite])), entropy: Finite,
}) satisfies v.GenericSchema<TokenStat>

const TraceRung = v.strictObject({
  rung: v.string(),
  answer: v.string(),
  outcome: v.picklist(['answered', 'declined', 'cut', 'stopped']),
  signals: v.nullable(SignalsRecord),
  confidence: v.nullable(Probability),
  correct: v.boolean(),
  usage: UsageRecord,
  tokens: v.optional(v.array(TokenRecord)),
})
export type TraceRung = v.InferOutput<typeof TraceRung>

const TraceHeader = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('trace'),
  model: v.strictObject({ id: v.string(), sha256: v.string(), dtype: v.string() }),
  backend: v.picklist(['wasm', 'webgpu']),
  /** Of the profile whose confidences were recorded; null where nothing was calibrated. */
  profileSha256: v.nullable(v.string()),
  suiteSha256: v.string(),
  ladder: Ladder,
  seeds: v.array(v.pipe(v.number(), v.integer())),
  versions: v.record(v.string(), v.string()),
})
export type TraceHeader = v.InferOutput<typeof TraceHeader>

const TraceLine = v.strictObject({ id: v.string(), ...suiteFields, rungs: v.pipe(v.array(TraceRung), v.minLength(1)) })
/** One prompt on every rung, in the ladder's order; the first call computed the prompt, later ones reused it. */
export type TraceLine = v.InferOutput<typeof TraceLine>

export interface Trace {
  readonly header: TraceHeader
  readonly lines: readonly TraceLine[]
}

export type ParsedTrace = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly error: LineError }

/** Reads a trace, or says which line and field this version does not know. */
export function parseTrace(text: string): ParsedTrace {
  const [first, ...rest] = filledLines(text)
  if (first === undefined) return lineError(0, '', 'the trace is empty')
  const header = parseLine(first[0], first[1], TraceHeader)
  if (!header.ok) return header
  const lines: TraceLine[] = []
  for (const [line, source] of rest) {
    const parsed = parseLine(line, source, TraceLine)
    if (!parsed.ok) return parsed
    lines.push(parsed.value)
  }
  return { ok: true, trace: { header: header.value, lines } }
}

export function traceText({ header, lines }: Trace): string {
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}
