/**
 * web-llm as a forward pass: token ids in, raw logits out. Its sampler's choice is left aside. Knows no prompt and no template.
 *
 * Its chat completions would read control tokens that a person typed as such, and give five probabilities instead of all.
 */
import type * as WebLlm from '@mlc-ai/web-llm'
import type { AppConfig, InitProgressReport, LogitProcessor, MLCEngine } from '@mlc-ai/web-llm'
import { EngineFailure, saying } from '../transformers/engine-failure.ts'
import { webLlmFailure } from './failure.ts'
import type { WebLlmRecord } from './record.ts'

export interface Runner {
  /** Logits after these ids: [vocab], the caller's own. Ids are added to those since the last reset. */
  forward(ids: readonly number[]): Promise<Float32Array>
  /** Forgets all ids. */
  reset(): Promise<void>
  close(): Promise<void>
}

export interface RunnerTimes {
  /** Longest that loading may go without a word: one shader may take a software adapter more than half a minute. */
  readonly stalledMs: number
  /** Longest that one run may take: a software adapter needs a second for each token of a prompt. */
  readonly stepMs: number
}
export const RUNNER_TIMES: RunnerTimes = { stalledMs: 120_000, stepMs: 600_000 }
/** Giving back the memory is short work. */
const CLOSE_MS = 10_000

/** Neutral, so that the library's own sampling changes nothing of what is read. */
const PLAIN = { temperature: 1, top_p: 1, repetition_penalty: 1, frequency_penalty: 0, presence_penalty: 0 }

/**
 * Its files must lie in web-llm's caches. `onProgress`: a share of the weights on the GPU, then null for shaders.
 * Throws EngineFailure. A load that failed half way may hold the GPU's memory until the worker ends: the library gives no handle to it.
 */
export async function startRunner(record: WebLlmRecord, context: number, onProgress: (weights: number | null) => void, times: RunnerTimes = RUNNER_TIMES): Promise<Runner> {
  const { MLCEngine } = await library()
  let logits: Float32Array | null = null
  const reader: LogitProcessor = {
    processLogits: (row) => {
      logits = row.slice()
      return row
    },
    processSampledToken: () => {},
    resetState: () => {},
  }
  const id = record.model_id
  const appConfig: AppConfig = { cacheBackend: 'cache', model_list: [mutable(record)] }
  const engine = new MLCEngine({ appConfig, logitProcessorRegistry: new Map([[id, reader]]), logLevel: 'ERROR' })
  const device = watchDevice(engine)
  await load(engine, id, context, onProgress, times.stalledMs, device)

  let unusable: EngineFailure | null = null
  let past = 0

  /** What failed once may hold the library's locks and memory: nothing more is run. */
  async function run<T>(work: () => Promise<T>, ms: number): Promise<T> {
    if (unusable !== null) throw unusable
    try {
      return await within(device.during(work()), ms)
    } catch (thrown) {
      throw unusable = device.gone() ?? webLlmFailure(thrown)
    }
  }

  return {
    forward: (ids) => run(async () => {
      logits = null
      await engine.forwardTokensAndSample([...ids], past === 0)
      past += ids.length
      // Written by the reader in between, which the compiler cannot see.
      const row = logits as Float32Array | null
      if (row === null) throw new Error('the library gave no logits')
      return row
    }, times.stepMs),
    reset: () => run(async () => {
      past = 0
      await engine.resetChat(false, id)
    }, times.stepMs),
    close: async () => {
      unusable ??= new EngineFailure('engine-failed', 'this engine is closed')
      device.expectUnload()
      await within(engine.unload(), CLOSE_MS).catch(() => {})
    },
  }
}

/** A chunk of its own, of 6 MB: only who runs such a model loads it. */
async function library(): Promise<typeof WebLlm> {
  try {
    return await import('@mlc-ai/web-llm')
  } catch (thrown) {
    throw new EngineFailure('engine-failed', `the engine for this model could not be loaded: reload the page (${saying(thrown)})`, thrown)
  }
}

async function load(engine: MLCEngine, id: string, context: number, onProgress: (weights: number | null) => void, stalledMs: number, device: Device): Promise<void> {
  let moved = (): void => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const stalled = new Promise<never>((_, reject) => {
    moved = () => {
      clearTimeout(timer)
      timer = setTimeout(() => reject(new EngineFailure('timeout', `no progress for ${stalledMs / 1000} s`)), stalledMs)
    }
  })
  // Its files are all in the cache: it counts up once for the weights, then anew for the shaders.
  let weightsThere = false
  engine.setInitProgressCallback(({ progress }: InitProgressReport) => {
    moved()
    onProgress(weightsThere ? null : progress)
    weightsThere ||= progress >= 1
  })
  moved()
  try {
    await Promise.race([device.during(engine.reload(id, { ...PLAIN, context_window_size: context, sliding_window_size: -1 })), stalled])
  } catch (thrown) {
    // Ends what still loads; a stalled one may never answer.
    device.expectUnload()
    void engine.unload().catch(() => {})
    throw device.gone() ?? webLlmFailure(thrown)
  } finally {
    clearTimeout(timer)
    engine.setInitProgressCallback(() => {})
  }
}

interface Device {
  /** What the work gives, or the loss of the device meanwhile. */
  during<T>(work: Promise<T>): Promise<T>
  gone(): EngineFailure | null
  expectUnload(): void
}

/** The library owns the device and unloads itself when that is lost: an unload nobody asked for is the sign. */
function watchDevice(engine: MLCEngine): Device {
  // Loading begins with one.
  let expected = true
  let gone: EngineFailure | null = null
  let onLost: (failure: EngineFailure) => void = () => {}
  const unload = engine.unload.bind(engine)
  engine.unload = () => {
    if (!expected) onLost(gone = new EngineFailure('device-lost', 'the graphics device was lost'))
    expected = false
    return unload()
  }
  return {
    during: async (work) => {
      const lost = new Promise<never>((_, reject) => { onLost = reject })
      try {
        return await Promise.race([work, lost])
      } finally {
        onLost = () => {}
      }
    },
    gone: () => gone,
    expectUnload: () => { expected = true },
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineFailure('timeout', `no answer of the graphics device for ${ms / 1000} s`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function mutable({ required_features: features, overrides, ...record }: WebLlmRecord): AppConfig['model_list'][number] {
  return { ...record, ...(features === undefined ? {} : { required_features: [...features] }), ...(overrides === undefined ? {} : { overrides: { ...overrides } }) }
}
