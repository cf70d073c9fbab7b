/** An ended turn as a file holds it: every field known, bounded and checked. Carries no address, key or consent; knows no file. */
import * as v from 'valibot'
import { ERROR_CODES } from '../events.ts'
import type { Decision, DecisionReason, RungResult } from '../events.ts'
import { Rung } from '../ladder.ts'
import { Policy, Probability } from '../policy.ts'
import { SignalsRecord, TallyRecord, TokenRecord } from '../measure/trace.ts'
import type { Turn, TurnRung } from '../turn.ts'
import type { Usage } from '../usage.ts'

/** Characters of any one text. A prompt is clipped to 16,000 as it is typed, and no model here writes more than a context. */
const MOST_TEXT = 1_000_000
/** Characters of an id: the longest is a repository's with a strategy. */
const MOST_ID = 300

export const Text = v.pipe(v.string(), v.maxLength(MOST_TEXT))
const Id = v.pipe(v.string(), v.maxLength(MOST_ID))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Finite = v.pipe(v.number(), v.finite())
const Place = v.picklist(['wasm', 'webgpu', 'remote'])
const Code = v.picklist(ERROR_CODES)

const UsageRecord = v.strictObject({
  engine: Id, model: Id, rung: Id, backend: Place, prefillTokens: Count, reusedTokens: Count, decodeTokens: Count, abortedTokens: Count,
  flopsPrefill: Finite, flopsDecode: Finite, ms: Finite, ttftMs: v.nullable(Finite), source: v.picklist(['counted', 'reported by server']),
}) satisfies v.GenericSchema<Usage>

const against = { confidence: Probability, threshold: Probability }
const climb = { to: Id, confidence: Probability, declined: v.boolean(), expected: Probability, tokens: Finite }
const Reason = v.variant('kind', [
  v.strictObject({ kind: v.literal('confident'), ...against }),
  v.strictObject({ kind: v.literal('doubtful'), ...against }),
  v.strictObject({ kind: v.literal('worth'), ...climb }),
  v.strictObject({ kind: v.literal('not-worth'), ...climb }),
  v.strictObject({ kind: v.literal('unlikely'), chance: Probability }),
  v.strictObject({ kind: v.literal('declined') }),
  v.strictObject({ kind: v.literal('chosen'), by: v.picklist(['person', 'random']) }),
  v.strictObject({ kind: v.literal('better'), confidence: Probability, over: Probability }),
  v.strictObject({ kind: v.literal('last-rung'), ...against }),
  v.strictObject({ kind: v.literal('uncalibrated') }),
  v.strictObject({ kind: v.literal('not-loaded'), model: Id, code: Code, detail: Text }),
  v.strictObject({ kind: v.literal('rung-failed'), rung: Id, code: Code, detail: Text }),
  v.strictObject({ kind: v.literal('not-able'), rung: Id, lacks: v.literal('batch') }),
  v.strictObject({ kind: v.literal('stopped') }),
]) satisfies v.GenericSchema<DecisionReason>

const DecisionRecord = v.strictObject({
  choice: v.picklist(['accept', 'climb', 'keep', 'stop']), rung: Id, to: v.exactOptional(Id), reason: Reason,
}) satisfies v.GenericSchema<Decision>

const ResultRecord = v.strictObject({
  rung: Id, outcome: v.picklist(['answered', 'declined', 'cut', 'stopped']), answer: Text, forced: v.boolean(), signals: v.nullable(SignalsRecord),
  confidence: v.nullable(Probability), usage: UsageRecord, read: v.exactOptional(UsageRecord), checked: v.exactOptional(UsageRecord), votes: v.exactOptional(TallyRecord),
}) satisfies v.GenericSchema<unknown, RungResult>

const PassRecord = v.strictObject({
  rung: Id, cap: Count, state: v.picklist(['ended', 'interrupted']), thoughtTokens: v.array(TokenRecord), answerTokens: v.array(TokenRecord),
  thoughtText: Text, answerText: Text, votes: v.exactOptional(TallyRecord), result: v.nullable(ResultRecord), usage: v.nullable(UsageRecord),
}) satisfies v.GenericSchema<unknown, TurnRung>

export const TurnRecord = v.strictObject({
  schema: v.literal(1),
  asked: Text,
  prompt: v.nullable(v.strictObject({ text: Text, tokens: Count, mapped: v.array(Text), replaced: v.array(Text), leftOut: Count })),
  policy: Policy,
  status: v.literal('ended'),
  interrupted: v.boolean(),
  ladder: v.array(Rung),
  backend: v.nullable(Place),
  expectedThinkTokens: v.nullable(Finite),
  loads: v.array(v.strictObject({
    model: Id, state: v.picklist(['ready', 'failed', 'stopped']),
    progress: v.nullable(v.strictObject({ step: v.picklist(['runtime', 'weights', 'warm-up']), loadedBytes: Count, totalBytes: v.nullable(Count) })),
  })),
  rungs: v.array(PassRecord),
  decisions: v.array(DecisionRecord),
  skipped: v.array(v.strictObject({ rung: Id, reason: Reason })),
  outcome: v.picklist(['answered', 'declined', 'unsure', 'stopped', 'failed']),
  answer: Text,
  answerRung: v.nullable(Id),
  confidence: v.nullable(Probability),
  ledger: v.array(UsageRecord),
  lost: v.nullable(v.strictObject({ code: v.picklist(['device-lost', 'worker-lost']), detail: Text, askedAgain: v.boolean() })),
  error: v.nullable(v.strictObject({ code: Code, detail: Text })),
}) satisfies v.GenericSchema<unknown, Turn>
export type TurnRecord = v.InferOutput<typeof TurnRecord>
