/** Loads the model on one backend, and tells what it found out about that backend on this device. */
import type { InferenceSession } from 'onnxruntime-web/webgpu'
import type { LoadProgress } from '../../../src/core/load-progress.ts'
import type { Backend } from '../../../src/core/usage.ts'
import type { LoadOptions, Verdict } from '../../api.ts'
import { type BuiltInEngine, createTransformersEngine } from './engine.ts'
import { saying } from './engine-failure.ts'
import { type Forward, createForward } from './forward.ts'
import { type OwnDevice, requestOwnDevice } from './gpu-device.ts'
import { type ModelFiles, WEIGHTS, fetchModelFiles } from './model-files.ts'
import { recordRuns, startRecord } from './run-record.ts'
import { RUNTIMES, type Runtime, compileEarly } from './runtime.ts'
import { TOLERANCE, maxDifference, msPerToken, testPrompt } from './self-test.ts'
import { createSession } from './session.ts'

export interface LoadedEngine {
  readonly files: ModelFiles
  /** Null where the asked backend cannot be used; its verdict says why. */
  readonly engine: BuiltInEngine | null
  readonly wasm: Verdict
  readonly webgpu: Verdict | null
}

export interface EngineOptions extends Pick<LoadOptions, 'backend' | 'record' | 'known'> {
  /** Absolute URL of the model's folder, ending in '/'. */
  readonly modelUrl: string
}

const now = (): number => performance.now()

/** Throws EngineFailure where the files or WASM itself fail; what WebGPU lacks is a verdict, not an error. */
export async function loadEngine(options: EngineOptions, onProgress: (progress: LoadProgress) => void): Promise<LoadedEngine> {
  const runtime = RUNTIMES[options.backend]
  const arrived = { weights: { loaded: 0, total: null as number | null }, runtime: { loaded: 0, total: null as number | null } }
  let step: LoadProgress['step'] = 'weights'
  const report = (): void => {
    const { weights, runtime: code } = arrived
    onProgress({
      step, loadedBytes: weights.loaded + code.loaded,
      totalBytes: weights.total === null || code.total === null ? null : weights.total + code.total,
    })
  }
  const compiled = compileEarly(runtime, (loaded, total) => {
    arrived.runtime = { loaded, total }
    report()
  })
  const files = await fetchModelFiles(options.modelUrl, (loaded, total) => {
    arrived.weights = { loaded, total }
    report()
  })
  step = 'runtime'
  report()
  // Held until the sessions are made: it is what makes their own compilation a look-up.
  const code = await compiled
  const onWarmUp = (): void => {
    step = 'warm-up'
    report()
  }
  if (options.record) startRecord()
  const loaded = options.backend === 'wasm' ? await loadWasm(files, runtime, options.record, onWarmUp) : await loadWebGpu(files, options, onWarmUp)
  void code
  return loaded
}

/**
 * Another model's engine in a worker that has one on `backend` already: on the same backend, where it proves right for this
 * model too, else on WASM, in the runtime that the worker has. Nothing else may run in the worker meanwhile.
 */
export async function addEngine(files: ModelFiles, backend: Backend, record: boolean, onWarmUp: () => void): Promise<BuiltInEngine> {
  if (backend === 'webgpu') {
    const { engine } = await loadWebGpu(files, { record, known: null }, onWarmUp)
    if (engine !== null) return engine
  }
  const { engine } = await loadWasm(files, RUNTIMES[backend], record, onWarmUp)
  return engine
}

async function loadWasm(files: ModelFiles, runtime: Runtime, record: boolean, onWarmUp: () => void): Promise<LoadedEngine & { readonly engine: BuiltInEngine }> {
  const session = await sessionOf(files, runtime, null)
  if (record) recordRuns(session)
  onWarmUp()
  const wasm = await wasmVerdict(files, createForward(session, files.card.architecture))
  return { files, engine: createTransformersEngine(files, session, null), wasm, webgpu: null }
}

async function loadWebGpu(files: ModelFiles, { record, known }: Pick<LoadOptions, 'record' | 'known'>, onWarmUp: () => void): Promise<LoadedEngine> {
  /** Each run says that the load still moves: on a software adapter the whole test takes a minute and more. */
  const telling = (session: InferenceSession): Forward => {
    const run = createForward(session, files.card.architecture)
    return async (ids, past) => {
      const step = await run(ids, past)
      onWarmUp()
      return step
    }
  }
  const proven = known?.sha256 === files.sha256 && known.webgpu.state === 'right' ? known : null
  if (proven !== null) {
    const device = await requestOwnDevice()
    if (device.ok) {
      const session = await sessionOf(files, RUNTIMES.webgpu, device.own.device)
      if (record) recordRuns(session)
      onWarmUp()
      // Its shaders are compiled by the first runs: here, not under the first prompt.
      await msPerToken(telling(session), testPrompt(files.vocabulary, files.card), now)
      return { files, engine: createTransformersEngine(files, session, device.own), wasm: proven.wasm, webgpu: proven.webgpu }
    }
  }
  const reference = await sessionOf(files, RUNTIMES.webgpu, null)
  const forward = createForward(reference, files.card.architecture)
  const wasm = await wasmVerdict(files, forward)
  onWarmUp()
  let own: OwnDevice | null = null
  try {
    const device = await requestOwnDevice()
    if (!device.ok) return { files, engine: null, wasm, webgpu: { state: 'unavailable', reason: device.reason, detail: device.detail } }
    own = device.own
    const session = await sessionOf(files, RUNTIMES.webgpu, own.device)
    if (record) recordRuns(session)
    const candidate = telling(session)
    const ids = testPrompt(files.vocabulary, files.card)
    const difference = await maxDifference(candidate, forward, ids)
    if (difference > TOLERANCE) {
      own.device.destroy()
      return { files, engine: null, wasm, webgpu: { state: 'wrong', maxDifference: difference, tolerance: TOLERANCE } }
    }
    const webgpu: Verdict = {
      state: 'right', msPerToken: await msPerToken(candidate, ids, now), maxDifference: difference, software: own.software, adapter: own.adapter,
    }
    return { files, engine: createTransformersEngine(files, session, own), wasm, webgpu }
  } catch (thrown) {
    const detail = own?.lost() ?? saying(thrown)
    own?.device.destroy()
    return { files, engine: null, wasm, webgpu: { state: 'unavailable', reason: 'failed', detail } }
  } finally {
    await reference.release()
  }
}

function sessionOf({ card, content }: ModelFiles, runtime: Runtime, device: GPUDevice | null): Promise<InferenceSession> {
  return createSession({ graph: content.get(WEIGHTS) as Uint8Array<ArrayBuffer>, layers: card.architecture.layers }, runtime, device)
}

/** WASM is the reference itself: only its speed is measured. The prompt warms it up on the way. */
async function wasmVerdict(files: ModelFiles, forward: Forward): Promise<Verdict> {
  const ms = await msPerToken(forward, testPrompt(files.vocabulary, files.card), now)
  return { state: 'right', msPerToken: ms, maxDifference: 0, software: true, adapter: 'CPU' }
}
