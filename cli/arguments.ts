/** The command line of `npm run lab` as one value, or the reason why not. Reads no file. */
import { parseArgs } from 'node:util'
import { DEFAULT_THRESHOLD, type Policy } from '../src/core/policy.ts'
import { UserError } from './user-error.ts'

export interface LabArguments {
  readonly help: boolean
  readonly suite: string | null
  readonly model: string
  readonly policy: Policy
  readonly backend: 'wasm' | 'webgpu'
  readonly limit: number | null
  readonly out: string | null
  readonly json: boolean
  readonly task: 'run' | 'calibrate' | 'replay'
  readonly trace: string | null
}

export const USAGE = `npm run lab -- --suite FILE.jsonl [options]

  Runs a suite of prompts through the built app in a headless browser and reports accuracy, cost and calibration.

  --suite FILE        prompts, one JSON object a line: {"prompt": "2+2", "answers": ["4"], "id"?, "skill"?, "level"?, "match"?}
  --model ID          a folder of public/models (default: base)
  --policy NAME       auto (default), direct, think, or random:SHARE with --seed N
  --threshold X       auto: the confidence below which it thinks, 0 to 1 (default: ${DEFAULT_THRESHOLD})
  --backend NAME      wasm (default) or webgpu (in software)
  --limit N           only the first N prompts
  --out FILE          also writes the result as JSON
  --json              prints the result as JSON alone
  --calibrate         fits the confidence on a suite and writes the model's profile (default: public/suites/calibration.jsonl)
  --replay            records every prompt on every rung, then compares policies over the record
  --trace FILE        --replay: where the record is kept; one that exists is replayed without a model`

/** The model that ships with the app. */
const BUILT_IN = 'base'

/** @throws UserError that names the flag and what it takes. */
export function parseLabArguments(argv: readonly string[]): LabArguments {
  const values = readFlags(argv)
  if (values.calibrate && values.replay) throw new UserError('--calibrate and --replay are two tasks', 'run one after the other')
  const task = values.calibrate ? 'calibrate' : values.replay ? 'replay' : 'run'
  if (values.trace !== undefined && task !== 'replay') throw new UserError('--trace belongs to --replay', 'add --replay or leave --trace out')
  const threshold = values.threshold === undefined ? null : probability('--threshold', values.threshold)
  return {
    help: values.help ?? false,
    suite: values.suite ?? null,
    model: values.model ?? BUILT_IN,
    policy: parsePolicy(values.policy ?? 'auto', threshold, values.seed),
    backend: oneOf('--backend', values.backend ?? 'wasm', ['wasm', 'webgpu']),
    limit: values.limit === undefined ? null : wholeNumber('--limit', values.limit, 1),
    out: values.out ?? null,
    json: values.json ?? false,
    task,
    trace: values.trace ?? null,
  }
}

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        help: { type: 'boolean', short: 'h' }, suite: { type: 'string' }, model: { type: 'string' }, policy: { type: 'string' },
        seed: { type: 'string' }, threshold: { type: 'string' }, backend: { type: 'string' }, limit: { type: 'string' },
        out: { type: 'string' }, json: { type: 'boolean' }, calibrate: { type: 'boolean' }, replay: { type: 'boolean' }, trace: { type: 'string' },
      },
    }).values
  } catch (error) {
    // Node's own sentence names the flag; its second sentence speaks of positionals, which do not exist here.
    const sentence = error instanceof Error ? error.message.split('. ')[0] ?? '' : String(error)
    throw new UserError(sentence, 'see npm run lab -- --help')
  }
}

function parsePolicy(text: string, threshold: number | null, seed: string | undefined): Policy {
  const [kind, share] = text.split(':', 2)
  if (threshold !== null && kind !== 'auto') throw new UserError('--threshold belongs to --policy auto', 'leave one of them out')
  if (seed !== undefined && kind !== 'random') throw new UserError('--seed belongs to --policy random:SHARE', 'leave it out')
  if (share !== undefined && kind !== 'random') throw unknownPolicy(text)
  switch (kind) {
    case 'auto': return { schema: 1, kind, threshold: threshold ?? DEFAULT_THRESHOLD }
    case 'direct':
    case 'think': return { schema: 1, kind }
    case 'random': return { schema: 1, kind, share: probability('--policy random:SHARE', share ?? ''), seed: wholeNumber('--seed', seed ?? '1', 0) }
    default: throw unknownPolicy(text)
  }
}

function unknownPolicy(text: string): UserError {
  return new UserError(`unknown policy "${text}"`, 'take auto, direct, think or random:SHARE, such as random:0.3')
}

function oneOf<const T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text)
  if (found === undefined) throw new UserError(`unknown ${flag.slice(2)} "${text}"`, `take ${allowed.join(' or ')}`)
  return found
}

function probability(flag: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new UserError(`${flag} is "${text}"`, 'give a number from 0 to 1')
  return value
}

function wholeNumber(flag: string, text: string, least: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least) throw new UserError(`${flag} is "${text}"`, `give a whole number from ${least}`)
  return Number(text)
}
