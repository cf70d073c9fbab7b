/** Loads a chat model of the hub from the files on disk: what can be refused is, before its weights are read. Downloads nothing. */
import type { InferenceSession } from 'onnxruntime-web/webgpu'
import { isScaledTogether, type OnnxDtype } from '../../../../src/core/models/dtype.ts'
import type { LoadProgress } from '../../../../src/core/load-progress.ts'
import type { Backend } from '../../../../src/core/usage.ts'
import { EngineFailure, notStarted } from '../engine-failure.ts'
import { type Forward, createForward, unknownInputs } from '../forward.ts'
import { type OwnDevice, requestOwnDevice } from '../gpu-device.ts'
import { isCroppable } from '../kv-cache.ts'
import { recordRuns } from '../run-record.ts'
import { RUNTIMES, compileEarly } from '../runtime.ts'
import { chunkDifference } from '../self-test.ts'
import { createSession } from '../session.ts'
import { readFrames } from './chat-frame.ts'
import { TemplateFailure } from './chat-template.ts'
import { createChatTokenizer } from './chat-tokenizer.ts'
import { chooseDtype, dtypeRefusal, weightsPath } from './dtype.ts'
import { DEFAULT_CONTEXT, type HubEngine, createHubEngine } from './hub-engine.ts'
import { type HubFiles, checked, findWeights, guarded, openWeights, readTexts } from './hub-files.ts'
import { readConfig } from './model-config.ts'

export interface HubOptions {
  /** Such as HuggingFaceTB/SmolLM2-135M-Instruct. */
  readonly id: string
  readonly files: HubFiles
  /** 'auto': the best on disk for this backend and adapter. */
  readonly dtype: OnnxDtype | 'auto'
  readonly backend: Backend
  /** The worker's runtime, where another model has started it already; else the backend's own. */
  readonly runtime?: Backend
  /** Adds its runs to the record there is (tests read it). */
  readonly record: boolean
  /** Most tokens of prompt and answer together. */
  readonly context?: number
}

/** Half precision differs by this much between one long run and two short ones; a wrong kernel by 2 to 4 (logits). */
const SELF_TEST_TOLERANCE = 0.5
/** From 32 tokens on another attention kernel is used than for single tokens; the cut is no multiple of its tile. */
const SELF_TEST_TOKENS = 40
const SELF_TEST_CUT = 17
/** Few: on WASM a large model takes seconds for them. Then two tokens, then one, so that the last looks back through both cuts. */
const STATE_TEST_TOKENS = 12
const STATE_TEST_CUTS = [9, 11] as const
const SELF_TEST_TEXT = 'The quick brown fox jumps over the lazy dog near the old stone bridge, and nobody in the village seems to mind. '

/**
 * Throws EngineFailure: 'model-unsupported', 'model-missing' or 'model-invalid' for what the files are, 'engine-failed' for what
 * this device makes of them; the detail says the next step.
 */
export async function loadHubEngine(options: HubOptions, onProgress: (progress: LoadProgress) => void): Promise<HubEngine> {
  const { id, backend } = options
  const files = guarded(options.files)
  const texts = await readTexts(files)
  const config = checked('config.json', () => readConfig(texts.config, texts.generation))
  const tokenizer = checked('tokenizer.json', () => createChatTokenizer(texts.tokenizer, texts.tokenizerConfig))
  const frames = framesOf(texts.template, texts.specialTokens)
  if (config.ends.length === 0) throw new EngineFailure('model-invalid', 'config.json names no token that ends an answer: choose another model')

  const own = backend === 'webgpu' ? await deviceOrFailure() : null
  let session: InferenceSession | null = null
  try {
    const dtype = await dtypeOf({ ...options, files }, own)
    const weights = await openWeights(files, dtype)
    const totalBytes = [weights.graph, ...weights.external.values()].reduce((sum, { size }) => sum + size, 0)
    onProgress({ step: 'weights', loadedBytes: 0, totalBytes })
    const runtime = RUNTIMES[options.runtime ?? backend]
    // Where nothing has started the runtime yet. Held until the session is made: it is what makes its own compilation a look-up.
    const code = options.runtime === undefined ? await compileEarly(runtime, () => {}) : null
    session = await createSession({ ...weights, layers: config.architecture.layers }, runtime, own?.device ?? null)
    void code
    const unknown = unknownInputs(session)
    if (unknown.length > 0) throw new EngineFailure('model-unsupported', `its graph asks for ${unknown.slice(0, 3).join(', ')}, which this engine has nothing for: choose another model`)
    onProgress({ step: 'warm-up', loadedBytes: totalBytes, totalBytes })
    const keepsState = !isCroppable(session) && !isScaledTogether(dtype)
    const proof = own !== null ? prove : keepsState ? proveState : null
    if (proof !== null) {
      const plain: Forward = createForward(session, config.architecture)
      await proof((ids, past) => plain(ids, past).finally(() => onProgress({ step: 'warm-up', loadedBytes: totalBytes, totalBytes })), tokenizer.encode(SELF_TEST_TEXT.repeat(3)))
    }
    if (options.record) recordRuns(session)
    return createHubEngine({ id, config, frames, tokenizer, dtype, session, own, context: options.context ?? DEFAULT_CONTEXT })
  } catch (thrown) {
    await session?.release()
    const lost = own?.lost() ?? null
    own?.device.destroy()
    if (lost !== null) throw new EngineFailure('device-lost', lost, thrown)
    throw thrown instanceof EngineFailure ? thrown : notStarted(thrown)
  }
}

/** Throws EngineFailure where the chat template cannot be used. */
export function framesOf(template: string, specialTokens: Readonly<Record<string, string>>): ReturnType<typeof readFrames> {
  try {
    return readFrames(template, specialTokens, new Date())
  } catch (thrown) {
    if (!(thrown instanceof TemplateFailure)) throw thrown
    throw new EngineFailure('model-unsupported', `${thrown.message}: choose another model`, thrown)
  }
}

async function deviceOrFailure(): Promise<OwnDevice> {
  const device = await requestOwnDevice(['shader-f16'])
  if (!device.ok) throw new EngineFailure('engine-failed', `${device.detail}: choose WASM`)
  return device.own
}

async function dtypeOf({ files, dtype, backend }: HubOptions, own: OwnDevice | null): Promise<OnnxDtype> {
  const features = new Set<string>(own?.device.features)
  if (dtype === 'auto') {
    const choice = chooseDtype(await findWeights(files), backend, features)
    if (choice.ok) return choice.dtype
    throw new EngineFailure('model-unsupported', choice.detail)
  }
  const refusal = dtypeRefusal(dtype, backend, features)
  if (refusal !== null) throw new EngineFailure('model-unsupported', `${refusal} (${weightsPath(dtype)})`)
  return dtype
}

/**
 * Some exports can go on from a state by one token alone: what is right token by token is then wrong for the ending that a pass
 * reads after the shared prompt. Told by a run of several tokens after a kept state; on a graphics device the adapter's own test tells it too.
 */
async function proveState(forward: Forward, ids: readonly number[]): Promise<void> {
  const difference = await chunkDifference(forward, ids.slice(0, STATE_TEST_TOKENS), ...STATE_TEST_CUTS)
  if (difference <= SELF_TEST_TOLERANCE) return
  throw new EngineFailure('model-unsupported', `its graph goes on wrongly from what it keeps of a prompt (${difference.toPrecision(2)} apart where ${SELF_TEST_TOLERANCE} is the limit): choose another model, or another export of this one`)
}

/** One long run against two short ones: a graphics adapter whose kernels are wrong tells two stories. */
async function prove(forward: Forward, ids: readonly number[]): Promise<void> {
  const difference = await chunkDifference(forward, ids.slice(0, SELF_TEST_TOKENS), SELF_TEST_CUT)
  if (difference <= SELF_TEST_TOLERANCE) return
  throw new EngineFailure('engine-failed', `this graphics adapter computes wrong numbers with this model (${difference.toPrecision(2)} apart where ${SELF_TEST_TOLERANCE} is the limit): choose WASM`)
}
