/** The calibration of one model on this device: asks a suite, keeps what was answered on disk, goes on after a break. Knows no worker and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { goesOn, isProvisional, profileOf, reliabilityAt, type Reliability } from '../core/calibration-run.ts'
import type { Profile } from '../core/profile.ts'
import { parseSuite } from '../core/suite.ts'
import { parseTrace, traceText, type Trace, type TraceLine } from '../core/trace.ts'
import type { Inference } from '../inference/inference.ts'
import type { RecordPlan, Waiting } from './lab-plan.ts'
import { startRecorder, type Recorder } from './lab-recorder.ts'

/** Texts by key that outlast the page. Any of it may reject where storage is full or forbidden: the run then lasts as long as the page. */
export interface TextDisk {
  read(key: string): Promise<string | null>
  write(key: string, text: string): Promise<void>
  remove(key: string): Promise<void>
}

export interface CalibrationParts {
  readonly ask: Inference['ask']
  /** The model that is calibrated: its rungs' passes and the header of what is recorded; null where it is not ready. */
  readonly plan: (suite: Waiting) => Promise<RecordPlan | null>
  readonly fetchSuite: () => Promise<string>
  readonly disk: TextDisk
  /** Such as `fp32-wasm`: models whose numbers agree to within rounding share one. */
  readonly numericsClass: () => string
  /** ISO 8601. */
  readonly today: () => string
}

export type CalibrationState =
  | { readonly phase: 'idle' }
  /** kept: prompts answered before a break, which are not asked again. */
  | { readonly phase: 'running' | 'paused'; readonly done: number; readonly of: number; readonly kept: number; readonly reliability: readonly Reliability[] }
  | { readonly phase: 'done'; readonly profile: Profile; readonly provisional: boolean; readonly reliability: readonly Reliability[] }
  /** What was answered stays on disk: starting again goes on from it. */
  | { readonly phase: 'cancelled'; readonly done: number; readonly of: number }
  | { readonly phase: 'failed'; readonly code: string; readonly detail: string }

export type CalibrationStore = StoreApi<CalibrationState> & {
  readonly actions: {
    /** Asks what is left of the suite; nothing while it runs. */
    start(): Promise<void>
    pause(): void
    resume(): void
    cancel(): void
    /** Forgets what was answered by the model that is ready, and its profile. */
    forget(): Promise<void>
  }
}

const SUITE = 'general'

/** Where the profile of a model, quantisation and backend is kept. */
export function profileKey({ model, backend }: Pick<Profile, 'model' | 'backend'>): string {
  return `profile/${model.id}/${model.sha256}/${model.dtype}/${backend}`
}

export function createCalibrationStore({ ask, plan, fetchSuite, disk, numericsClass, today }: CalibrationParts): CalibrationStore {
  const store = createStore<CalibrationState>(() => ({ phase: 'idle' }))
  const { setState, getState } = store
  let recorder: Recorder | null = null
  let starting = false

  async function planned(): Promise<{ readonly suite: Waiting; readonly plan: RecordPlan; readonly key: string } | null> {
    const text = await fetchSuite()
    const parsed = parseSuite(text)
    if (!parsed.ok) throw new Error(`the suite can't be read: line ${parsed.error.line}, ${parsed.error.message}`)
    const suite: Waiting = { name: SUITE, prompts: parsed.prompts, text }
    const made = await plan(suite)
    const model = made?.header.models[0]
    return made === null || model === undefined ? null : { suite, plan: made, key: `run/${profileKey({ model, backend: made.header.backend })}` }
  }

  async function start(): Promise<void> {
    if (starting || recorder !== null) return
    starting = true
    try {
      const found = await planned()
      if (found === null) return setState({ phase: 'failed', code: 'model-missing', detail: 'no model is ready' }, true)
      await run(found)
    } catch (error) {
      setState({ phase: 'failed', code: 'internal', detail: error instanceof Error ? error.message : String(error) }, true)
    } finally {
      starting = false
      recorder = null
    }
  }

  async function run({ suite, plan: { passes, header }, key }: { readonly suite: Waiting; readonly plan: RecordPlan; readonly key: string }): Promise<void> {
    const kept = await keptLines(key, header)
    const model = header.models[0]
    if (model === undefined) throw new Error('the plan names no model')
    let lines: readonly TraceLine[] = kept
    const trace = (): Trace => ({ header, lines })
    const show = (phase: 'running' | 'paused'): void => {
      setState({ phase, done: lines.length, of: suite.prompts.length, kept: kept.length, reliability: reliabilityAt(trace(), model.id, 'direct') }, true)
    }
    show('running')
    const answered = new Set(kept.map(({ id }) => id))
    let written: Promise<unknown> = Promise.resolve()
    recorder = startRecorder({
      ask, passes, prompts: suite.prompts.filter(({ id }) => !answered.has(id)),
      onLine: (line) => {
        lines = [...lines, line]
        const text = traceText(trace())
        written = written.then(() => disk.write(key, text)).catch(() => {})
        show(getState().phase === 'paused' ? 'paused' : 'running')
      },
    })
    const end = await recorder.end
    await written
    if (end.kind === 'cancelled') return setState({ phase: 'cancelled', done: lines.length, of: suite.prompts.length }, true)
    if (end.kind === 'failed') return setState({ phase: 'failed', code: end.code, detail: `${end.prompt}: ${end.detail}` }, true)
    const { id, sha256, dtype } = model
    const fitted = profileOf(trace(), { model: { id, sha256, dtype }, numericsClass: numericsClass(), measuredAt: today() })
    if (!fitted.ok) return setState({ phase: 'failed', ...fitted.error }, true)
    await disk.write(profileKey(fitted.value), JSON.stringify(fitted.value)).catch(() => {})
    setState({ phase: 'done', profile: fitted.value, provisional: isProvisional(lines.length), reliability: reliabilityAt(trace(), model.id, 'direct') }, true)
  }

  /** What an earlier run answered; nothing where it was of other weights, another suite, or can't be read. */
  async function keptLines(key: string, header: Trace['header']): Promise<readonly TraceLine[]> {
    const text = await disk.read(key).catch(() => null)
    const parsed = text === null ? null : parseTrace(text)
    return parsed !== null && parsed.ok && goesOn(parsed.trace, { header }) ? parsed.trace.lines : []
  }

  return Object.assign(store, {
    actions: {
      start,
      pause: () => {
        const state = getState()
        if (state.phase !== 'running') return
        recorder?.pause()
        setState({ ...state, phase: 'paused' }, true)
      },
      resume: () => {
        const state = getState()
        if (state.phase !== 'paused') return
        recorder?.resume()
        setState({ ...state, phase: 'running' }, true)
      },
      cancel: () => { recorder?.cancel() },
      forget: async () => {
        if (recorder !== null) return
        const found = await planned().catch(() => null)
        const model = found?.plan.header.models[0]
        if (found === null || model === undefined) return
        await Promise.all([disk.remove(found.key), disk.remove(profileKey({ model, backend: found.plan.header.backend }))]).catch(() => {})
        setState({ phase: 'idle' }, true)
      },
    },
  })
}
