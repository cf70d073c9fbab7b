/** Traces: each prompt of a suite recorded on every rung once, so that policies can be replayed without a model. JSON lines, a header first. */
import * as v from 'valibot'
import type { TokenStat } from '../engine.ts'
import { GainTable, readBy } from '../calibration/gain-table.ts'
import { filledLines, lineError, parseLine } from '../files/json-lines.ts'
import type { LineError } from '../files/json-lines.ts'
import { Ladder } from '../ladder.ts'
import { Probability } from '../policy.ts'
import type { Signals } from '../signals/signals.ts'
import { suiteFields } from './suite.ts'
import type { Usage } from '../usage.ts'
import type { Tally } from '../votes.ts'

/** Schema 1 knew one model, and rungs by their strategy alone. */
export const TRACE_SCHEMA = 3

const Finite = v.pipe(v.number(), v.finite())
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What was not measured may be left out. */
const Unmeasured = <S extends v.GenericSchema<number>>(schema: S) => v.optional(v.nullable(schema), null)

export const SignalsRecord = v.strictObject({
  sumLogprob: Finite, meanLogprob: Finite, minLogprob: Finite, minMargin: Finite, meanMargin: Finite, maxEntropy: v.nullable(Finite), meanEntropy: v.nullable(Finite),
  thoughtMeanLogprob: Unmeasured(Finite), thoughtMinLogprob: Unmeasured(Finite), modePrior: Unmeasured(Probability), verifier: Unmeasured(Probability),
  answerTokens: Count, agreement: Unmeasured(Probability), semanticEntropy: Unmeasured(Finite),
}) satisfies v.GenericSchema<unknown, Signals>

/** Who made the call is left out where the header's ladder says it. */
const UsageRecord = v.strictObject({
  engine: v.exactOptional(v.string()), model: v.exactOptional(v.string()), rung: v.exactOptional(v.string()), backend: v.exactOptional(v.picklist(['wasm', 'webgpu', 'remote'])),
  prefillTokens: Count, reusedTokens: Count, decodeTokens: Count, abortedTokens: Count, flopsPrefill: Finite, flopsDecode: Finite,
  ms: Finite, ttftMs: v.nullable(Finite), source: v.optional(v.picklist(['counted', 'reported by server']), 'counted'),
})

export const TokenRecord = v.strictObject({
  /** -1 where the engine tells no ids: a server. */
  id: v.pipe(v.number(), v.integer(), v.minValue(-1)), text: v.string(), logprob: v.nullable(Finite), top: v.array(v.tuple([v.string(), Finite])), entropy: v.nullable(Finite),
}) satisfies v.GenericSchema<TokenStat>

/** The answers given, most votes first. */
export const TallyRecord = v.strictObject({
  clusters: v.array(v.strictObject({ answer: v.string(), votes: v.pipe(Count, v.minValue(1)) })), drawn: Count,
  dropped: v.strictObject({ cut: Count, empty: Count, declined: Count }),
}) satisfies v.GenericSchema<Tally>

/** A thought that was cut at `cap` tokens and its answer forced; the costs are of that pass alone, its prefill included. */
const CapRecord = v.strictObject({
  cap: v.pipe(Count, v.minValue(1)), answer: v.string(), correct: v.boolean(), tokens: Count, flops: Finite, ms: Finite,
})
export type CapRecord = v.InferOutput<typeof CapRecord>

const RungRecord = v.strictObject({
  /** Its id in the header's ladder. */
  rung: v.string(),
  answer: v.string(),
  outcome: v.picklist(['answered', 'declined', 'cut', 'stopped']),
  signals: v.nullable(SignalsRecord),
  confidence: v.nullable(Probability),
  correct: v.boolean(),
  usage: UsageRecord,
  /** On a vote rung. */
  votes: v.exactOptional(TallyRecord),
  /** On a think rung of some prompts: the same thought at other caps, rising. */
  byCap: v.optional(v.array(CapRecord)),
  tokens: v.optional(v.array(TokenRecord)),
})
export type TraceRung = Omit<v.InferOutput<typeof RungRecord>, 'usage'> & { usage: Usage }

const TraceModel = v.strictObject({
  id: v.string(), sha256: v.string(), dtype: v.string(),
  /** Of the profile whose confidences were recorded; null where nothing was calibrated. */
  profileSha256: v.nullable(v.string()),
  /** 0 where that is not known: a server's. */
  parameters: Count,
})
export type TraceModel = v.InferOutput<typeof TraceModel>

const TraceHeader = v.strictObject({
  schema: v.literal(TRACE_SCHEMA, ({ received }) => `is a trace of schema ${received}, and this version reads schema ${TRACE_SCHEMA}: record it anew`),
  kind: v.literal('trace'),
  /** Smallest first. */
  models: v.pipe(v.array(TraceModel), v.minLength(1)),
  backend: v.picklist(['wasm', 'webgpu', 'remote']),
  suite: v.strictObject({ name: v.string(), sha256: v.string() }),
  ladder: Ladder,
  /** What climbing brought on the calibration suite: all that an allocation may know beforehand; null where it was not measured. */
  gains: v.nullable(GainTable),
  seeds: v.array(v.pipe(v.number(), v.integer())),
  versions: v.record(v.string(), v.string()),
})
export type TraceHeader = v.InferOutput<typeof TraceHeader>

const LineRecord = v.strictObject({ id: v.pipe(v.string(), v.minLength(1)), ...suiteFields, rungs: v.pipe(v.array(RungRecord), v.minLength(1)) })
/** One prompt on every rung, in the ladder's order; a model's first call computed the prompt, its later ones reused it. */
export type TraceLine = Omit<v.InferOutput<typeof LineRecord>, 'rungs'> & { rungs: TraceRung[] }

export interface Trace {
  readonly header: TraceHeader
  readonly lines: readonly TraceLine[]
}

export type ParsedTrace = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly error: LineError }

/** Reads a whole trace, or says the first thing that this version does not know, by line and field. */
export function parseTrace(text: string): ParsedTrace {
  const [first, ...rest] = filledLines(text)
  if (first === undefined) return lineError(0, '', 'the trace is empty')
  const header = parseLine(first[0], first[1], TraceHeader)
  if (!header.ok) return header
  const { models, ladder, backend } = header.value
  const stranger = ladder.rungs.findIndex(({ model }) => models.every(({ id }) => id !== model))
  if (stranger >= 0) return lineError(first[0], `ladder.rungs.${stranger}.model`, `names the model "${ladder.rungs[stranger]?.model ?? ''}", which is not among "models"`)
  const lines: TraceLine[] = []
  const lineOfId = new Map<string, number>()
  const ladderRung = new Map(ladder.rungs.map((rung) => [rung.id, rung]))
  for (const [line, source] of rest) {
    const parsed = parseLine(line, source, LineRecord)
    if (!parsed.ok) return parsed
    const { id, rungs } = parsed.value
    const earlier = lineOfId.get(id)
    if (earlier !== undefined) return lineError(line, 'id', `"${id}" was used on line ${earlier} already`)
    lineOfId.set(id, line)
    const passes: TraceRung[] = []
    for (const [at, pass] of rungs.entries()) {
      const known = ladderRung.get(pass.rung)
      if (known === undefined) return lineError(line, `rungs.${at}.rung`, `"${pass.rung}" is not in the header's ladder (${[...ladderRung.keys()].join(', ')})`)
      if (passes.some(({ rung }) => rung === pass.rung)) return lineError(line, `rungs.${at}.rung`, `"${pass.rung}" is there twice`)
      const { engine, model } = known
      passes.push({ ...pass, usage: { ...maker(engine, model, pass.rung, backend), ...pass.usage } })
    }
    lines.push({ ...parsed.value, rungs: passes })
  }
  const { gains } = header.value
  return { ok: true, trace: { header: { ...header.value, gains: gains && { ...gains, climbs: readBy(ladder.rungs[0]?.model ?? '', gains.climbs) } }, lines } }
}

/** A trace as a file: nothing is written that reading puts back by itself. */
export function traceText({ header, lines }: Trace): string {
  const ladderRung = new Map(header.ladder.rungs.map((rung) => [rung.id, rung]))
  const short = (pass: TraceRung): unknown => {
    const known = ladderRung.get(pass.rung)
    const said = known === undefined ? {} : maker(known.engine, known.model, pass.rung, header.backend)
    return { ...pass, signals: pass.signals === null ? null : without(pass.signals, UNMEASURED), usage: without(pass.usage, { ...said, source: 'counted' }) }
  }
  return [header, ...lines.map((line) => ({ ...line, rungs: line.rungs.map(short) }))].map((line) => `${JSON.stringify(line)}\n`).join('')
}

const UNMEASURED: Partial<Signals> = { thoughtMeanLogprob: null, thoughtMinLogprob: null, modePrior: null, verifier: null, agreement: null, semanticEntropy: null }

function maker(engine: string, model: string, rung: string, backend: Usage['backend']): Pick<Usage, 'engine' | 'model' | 'rung' | 'backend'> {
  return { engine, model, rung, backend }
}

function without<T extends object>(value: T, said: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([key, each]) => !(key in said) || each !== said[key as keyof T])) as Partial<T>
}
