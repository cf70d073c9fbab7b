/** The command line of `npm run lab` as one value, or the reason why not. Reads no file. */
import { parseArgs } from 'node:util'
import { SHIPPED } from '../src/core/models/catalogue.ts'
import { type Dtype, DTYPES } from '../src/core/models/dtype.ts'
import { readAddress } from '../src/core/remote/endpoint.ts'
import { type HubModel, readHub, readHubModel, THE_HUB } from '../src/core/models/hub-address.ts'
import { DEFAULT_THRESHOLD, type Policy } from '../src/core/policy.ts'
import { UserError } from './user-error.ts'

export type Task = 'run' | 'calibrate' | 'record' | 'replay' | 'traces'

export interface LabArguments {
  readonly help: boolean
  readonly suite: string | null
  /** The ladder's models that ship, smallest first; none where only a model of a hub is asked. */
  readonly models: readonly string[]
  /** Models of a hub after them, which the app's own download manager fetches. */
  readonly hubModels: readonly HubModel[]
  /** A server's model after all others. */
  readonly server: { readonly baseUrl: string; readonly model: string } | null
  /** Quantisation of the models of a hub; null: the one that runs best here. */
  readonly dtype: Dtype | null
  readonly policy: Policy
  readonly backend: 'wasm' | 'webgpu'
  readonly limit: number | null
  readonly out: string | null
  readonly json: boolean
  readonly task: Task
  /** --record: so many prompts also with their thoughts cut at several caps. */
  readonly capped: number
  readonly trace: string | null
  /** Whether prompts may climb to votes; --record and --calibrate: whether votes are taken of every prompt too. */
  readonly votes: boolean
}

/** --record: prompts that are also cut at several caps, for it costs nine passes each. */
const CAPPED = 300

export const USAGE = `npm run lab -- --suite FILE.jsonl [options]

  Runs a suite of prompts through the built app in a headless browser and reports accuracy, cost and calibration.

  --suite FILE        prompts, one JSON object a line: {"prompt": "2+2", "answers": ["4"], "id"?, "skill"?, "level"?, "match"?}
  --model IDS         folders of public/models, smallest first, such as mini,base (default: base; all of them for the last four tasks);
                      after them, or alone, models of a hub: owner/name or owner/name@revision, also those compiled for web-llm
  --server URL        the last of --model is then the name of a model at this OpenAI-compatible server, such as http://127.0.0.1:11434/v1;
                      prompts are sent there without asking; its key, if it needs one, is read from SECOND_THOUGHT_SERVER_KEY
  --hub URL           where those come from (default: ${THE_HUB})
  --dtype NAME        their quantisation, such as fp32 (default: the one that runs best)
  --policy NAME       auto (default), direct, think, or random:SHARE with --seed N
  --threshold X       auto: from frugal (0) to thorough (1) (default: ${DEFAULT_THRESHOLD})
  --votes             lets prompts climb to votes; with --calibrate or --record takes one of every prompt too
  --backend NAME      wasm (default) or webgpu (in software)
  --limit N           only the first N prompts
  --out FILE          also writes the result as JSON
  --json              prints the result as JSON alone

  Other tasks, one at a time:
  --calibrate         fits the confidences on a suite and writes the models' profiles (default: public/suites/calibration.jsonl)
  --record            records every prompt on every rung, and --caps N of them (default: ${CAPPED}) with their thoughts cut at several lengths
  --replay            compares policies over such a record (default: of public/suites/fresh.jsonl), which it makes where there is none
  --traces            records all that public/lab ships: the same as npm run lab:traces
  --trace FILE        --record and --replay: where the record is kept`

const TASKS = ['calibrate', 'record', 'replay', 'traces'] as const

/** @throws UserError that names the flag and what it takes. */
export function parseLabArguments(argv: readonly string[]): LabArguments {
  const values = readFlags(argv)
  const [task = 'run', second] = TASKS.filter((each) => values[each])
  if (second !== undefined) throw new UserError(`--${task} and --${second} are two tasks`, 'run one after the other')
  if (values.trace !== undefined && task !== 'replay' && task !== 'record') throw new UserError('--trace belongs to --record and --replay', 'add one of them or leave --trace out')
  if (values.suite !== undefined && task === 'traces') throw new UserError('--traces takes no suite', 'leave --suite out, or take --record')
  if (values.votes === true && (task === 'replay' || task === 'traces')) throw new UserError(`--${task} takes no --votes`, 'record them with --record --votes')
  if (values.caps !== undefined && task !== 'record' && task !== 'replay' && task !== 'traces') throw new UserError('--caps belongs to --record', 'leave it out')
  if (values.server !== undefined && values.model === undefined) throw new UserError('--server needs the name of a model there', 'add --model NAME')
  if (values.server !== undefined && task !== 'run') throw new UserError(`--${task} takes models that ship`, 'run a suite with --server')
  const named = modelIds(values.model, task)
  const ids = values.server === undefined ? named : named.slice(0, -1)
  const hubIds = ids.filter(isHubId)
  if (hubIds.length > 0 && task !== 'run') throw new UserError(`--${task} takes models that ship`, 'run a suite with --model owner/name, or calibrate it on the Models page')
  if (hubIds.length > 0 && ids.slice(0, -hubIds.length).some(isHubId)) throw new UserError(`--model is "${values.model ?? ''}"`, 'name the models that ship first, such as base,owner/name')
  if (hubIds.length === 0 && (values.hub !== undefined || values.dtype !== undefined)) throw new UserError('--hub and --dtype belong to a model of a hub', 'add --model owner/name or leave them out')
  const threshold = values.threshold === undefined ? null : probability('--threshold', values.threshold)
  return {
    help: values.help ?? false,
    suite: values.suite ?? null,
    models: ids.filter((id) => !isHubId(id)),
    hubModels: hubIds.map((id) => hubModel(id, values.hub ?? THE_HUB)),
    server: values.server === undefined ? null : { baseUrl: serverAddress(values.server), model: named.at(-1) ?? '' },
    dtype: values.dtype === undefined ? null : oneOf('--dtype', values.dtype, DTYPES),
    policy: parsePolicy(values.policy ?? 'auto', threshold, values.seed),
    backend: oneOf('--backend', values.backend ?? 'wasm', ['wasm', 'webgpu']),
    limit: values.limit === undefined ? null : wholeNumber('--limit', values.limit, 1),
    out: values.out ?? null,
    json: values.json ?? false,
    task,
    capped: values.caps === undefined ? CAPPED : wholeNumber('--caps', values.caps, 0),
    trace: values.trace ?? null,
    votes: values.votes ?? false,
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
        out: { type: 'string' }, json: { type: 'boolean' }, calibrate: { type: 'boolean' }, replay: { type: 'boolean' },
        record: { type: 'boolean' }, traces: { type: 'boolean' }, caps: { type: 'string' }, trace: { type: 'string' },
        votes: { type: 'boolean' }, hub: { type: 'string' }, server: { type: 'string' }, dtype: { type: 'string' },
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

function modelIds(text: string | undefined, task: Task): readonly string[] {
  if (text === undefined) return task === 'run' ? ['base'] : SHIPPED.map(({ id }) => id)
  const ids = text.split(',').map((id) => id.trim())
  if (ids.includes('') || new Set(ids).size < ids.length) throw new UserError(`--model is "${text}"`, 'name each model once, such as mini,base')
  return ids
}

/** Those that ship have a folder's plain name. */
function isHubId(id: string): boolean {
  return id.includes('/')
}

function serverAddress(text: string): string {
  const address = readAddress(text, (url) => new URL(url))
  if (!address.ok) throw new UserError(`--server is "${text}"`, address.detail.replace(/\.$/, ''))
  return address.baseUrl
}

function hubModel(id: string, hub: string): HubModel {
  const address = readHub(hub)
  if (!address.ok) throw new UserError(`--hub is "${hub}"`, 'give an address such as https://huggingface.co or http://127.0.0.1:8080')
  const model = readHubModel(id, address.value)
  if (!model.ok) throw new UserError(`--model is "${id}"`, 'an id of a hub looks like owner/name, such as HuggingFaceTB/SmolLM2-135M-Instruct')
  return model.value
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
