/** The calibration of one model on this device: asks a suite, keeps what was answered on disk, goes on after a break. Knows no worker and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { goesOn, isProvisional, LOOKS, profileOf, reliabilityAt, type Reliability } from '../core/calibration/calibration-run.ts'
import { numericsClassOf, profileFor } from '../core/calibration/measured.ts'
import type { Profile } from '../core/calibration/profile.ts'
import { parseSuite, type SuitePrompt } from '../core/measure/suite.ts'
import { parseTrace, traceText, type Trace, type TraceLine } from '../core/measure/trace.ts'
import type { Place } from '../core/usage.ts'
import type { Inference } from '../inference/inference.ts'
import type { RecordPlan, Waiting } from './lab-plan.ts'
import { startRecorder, type Recorder, type RecorderEnd } from './lab-recorder.ts'
import { modelKey, profileKey, type ProfilesStore } from './profiles-store.ts'
import type { TextDisk } from './text-disk.ts'

export interface CalibrationParts {
  readonly ask: Inference['ask']
  /** The model that is calibrated: its rungs' passes and the header of what is recorded; null where it is not on the ladder now. */
  readonly plan: (suite: Waiting) => Promise<RecordPlan | null>
  readonly fetchSuite: () => Promise<string>
  /** For what was answered. Where it rejects, a run lasts as long as the page. */
  readonly disk: TextDisk
  readonly profiles: ProfilesStore
  /** What is known before anything is looked up. */
  readonly earlier?: Profile | null
  /** Before the first prompt: lets these leave for the model's server. What it gives ends that. */
  readonly permit?: (prompts: readonly string[]) => Promise<() => void>
  /** ISO 8601. */
  readonly today: () => string
}

export type CalibrationState =
  /** kept: prompts answered in an earlier run, which are not asked again; null before anybody looked. */
  | { readonly phase: 'idle'; readonly kept: number | null; readonly of: number }
  | { readonly phase: 'starting' }
  | { readonly phase: 'running' | 'paused'; readonly done: number; readonly of: number; readonly kept: number; readonly reliability: readonly Reliability[] }
  | { readonly phase: 'done'; readonly profile: Profile; readonly provisional: boolean; readonly reliability: readonly Reliability[] }
  /** What was answered stays on disk: starting again goes on from it. */
  | { readonly phase: 'cancelled'; readonly done: number; readonly of: number }
  | { readonly phase: 'failed'; readonly code: CalibrationFault; readonly detail: string; readonly done: number; readonly of: number }

/** no-model: it is not on the ladder now; no-suite: the prompts could not be fetched; moved: it runs on another backend than the prompts answered before; broke-off: a pass failed; no-fit: nothing could be fitted. */
export type CalibrationFault = 'no-model' | 'no-suite' | 'not-permitted' | 'moved' | 'broke-off' | 'no-fit' | 'internal'

export type CalibrationStore = StoreApi<CalibrationState> & {
  readonly actions: {
    /** Finds out what is there from earlier; nothing while it runs. */
    look(): Promise<void>
    /** Asks what is left of the suite; nothing while it runs. */
    start(): Promise<void>
    pause(): void
    resume(): void
    cancel(): void
    /** Forgets what was answered by this model, and its profile. */
    forget(): Promise<void>
  }
}

interface Planned {
  readonly suite: Waiting
  readonly plan: RecordPlan
  readonly key: string
}

const SUITE = 'general'

export function createCalibrationStore({ ask, plan, fetchSuite, disk, profiles, earlier = null, permit, today }: CalibrationParts): CalibrationStore {
  const store = createStore<CalibrationState>(() => (
    earlier === null ? { phase: 'idle', kept: null, of: 0 } : { phase: 'done', profile: earlier, provisional: isProvisional(earlier.suite.n), reliability: [] }
  ))
  const { setState, getState } = store
  let recorder: Recorder | null = null
  let busy = false

  function fail(code: CalibrationFault, detail: string, done = 0, of = 0): void {
    setState({ phase: 'failed', code, detail, done, of }, true)
  }

  async function planned(): Promise<Planned | CalibrationFault> {
    const text = await fetchSuite().catch(() => null)
    const prompts = text === null ? null : suitePrompts(text)
    if (text === null || prompts === null) return 'no-suite'
    const suite: Waiting = { name: SUITE, prompts, text }
    const made = await plan(suite)
    const model = made?.header.models[0]
    return made === null || model === undefined ? 'no-model' : { suite, plan: made, key: `run/${profileKey({ model, backend: made.header.backend })}` }
  }

  async function look(): Promise<void> {
    if (busy || recorder !== null) return
    const found = await planned()
    if (typeof found === 'string' || busy || recorder !== null) return
    const { suite, plan: { header }, key } = found
    const [model] = header.models
    const kept = await keptRun(key, header)
    if (model === undefined || busy || recorder !== null) return
    const profile = profileFor(profiles.getState().profiles, model, kept?.header.backend ?? header.backend)
    if (profile !== null) return setState({ phase: 'done', profile, provisional: isProvisional(profile.suite.n), reliability: kept === null ? [] : reliabilityAt(kept, model.id, 'direct') }, true)
    const { phase } = getState()
    if (phase === 'idle' || phase === 'done') setState({ phase: 'idle', kept: kept?.lines.length ?? 0, of: suite.prompts.length }, true)
  }

  async function start(): Promise<void> {
    if (busy || recorder !== null) return
    busy = true
    setState({ phase: 'starting' }, true)
    let release = (): void => {}
    try {
      const found = await planned()
      if (typeof found === 'string') return fail(found, '')
      if (permit !== undefined) {
        const permitted = await permit(found.suite.prompts.map(({ prompt }) => prompt)).catch(() => null)
        if (permitted === null) return fail('not-permitted', '')
        release = permitted
      }
      await run(found)
    } catch (error) {
      fail('internal', error instanceof Error ? error.message : String(error))
    } finally {
      release()
      busy = false
      recorder = null
    }
  }

  async function run({ suite, plan: { passes, header: planHeader }, key }: Planned): Promise<void> {
    const [model] = planHeader.models
    if (model === undefined) throw new Error('the plan names no model')
    const kept = await keptRun(key, planHeader)
    let header = kept?.header ?? planHeader
    let lines: readonly TraceLine[] = kept?.lines ?? []
    let reliability = reliabilityAt({ header, lines }, model.id, 'direct')
    const keptCount = lines.length
    const of = suite.prompts.length
    let moved = false
    const show = (phase: 'running' | 'paused'): void => setState({ phase, done: lines.length, of, kept: keptCount, reliability }, true)
    show('running')
    const answered = new Set(lines.map(({ id }) => id))
    let written: Promise<unknown> = Promise.resolve()
    recorder = startRecorder({
      ask, passes, prompts: suite.prompts.filter(({ id }) => !answered.has(id)),
      onLine: (line) => {
        // Where the planned backend can't run the model, another one does: its own word counts.
        const ranOn: Place = line.rungs[0]?.usage.backend ?? header.backend
        if (lines.length === 0) header = { ...header, backend: ranOn }
        if (ranOn !== header.backend) {
          moved = true
          return recorder?.cancel()
        }
        lines = [...lines, line]
        if (LOOKS.some((n) => n === lines.length)) reliability = reliabilityAt({ header, lines }, model.id, 'direct')
        const text = traceText({ header, lines })
        written = written.then(() => disk.write(key, text)).catch(() => {})
        show(getState().phase === 'paused' ? 'paused' : 'running')
      },
    })
    const end = await recorder.end
    await written
    if (moved) return fail('moved', '', lines.length, of)
    finish(end, { header, lines }, of, reliability)
  }

  function finish(end: RecorderEnd, trace: Trace, of: number, reliability: readonly Reliability[]): void {
    const { header: { models: [model], backend }, lines } = trace
    if (end.kind === 'cancelled') return setState({ phase: 'cancelled', done: lines.length, of }, true)
    if (end.kind === 'failed') return fail('broke-off', `“${end.prompt}”: ${end.detail}`, lines.length, of)
    if (model === undefined) return
    const { id, sha256, dtype } = model
    const fitted = profileOf(trace, { model: { id, sha256, dtype }, numericsClass: numericsClassOf(model, backend), measuredAt: today() })
    if (!fitted.ok) return fail('no-fit', fitted.error.detail, lines.length, of)
    setState({ phase: 'done', profile: fitted.value, provisional: isProvisional(lines.length), reliability }, true)
    profiles.actions.keep(fitted.value)
  }

  /** What an earlier run answered; null where it was of other weights, another suite, or can't be read. */
  async function keptRun(key: string, header: Trace['header']): Promise<Trace | null> {
    const text = await disk.read(key).catch(() => null)
    const parsed = text === null ? null : parseTrace(text)
    return parsed !== null && parsed.ok && goesOn(parsed.trace, { header: { ...header, backend: parsed.trace.header.backend } }) ? parsed.trace : null
  }

  return Object.assign(store, {
    actions: {
      look,
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
        if (busy || recorder !== null) return
        const state = getState()
        const found = await planned().catch(() => null)
        const model = state.phase === 'done' ? state.profile.model : found === null || typeof found === 'string' ? undefined : found.plan.header.models[0]
        if (model === undefined) return
        await disk.remove(`run/${modelKey(model)}`).catch(() => {})
        setState({ phase: 'idle', kept: 0, of: found === null || typeof found === 'string' ? 0 : found.suite.prompts.length }, true)
        profiles.actions.forget(model)
      },
    },
  })
}

/** Null where it is no suite: a web page in its place, say. */
export function suitePrompts(text: string): readonly SuitePrompt[] | null {
  const parsed = parseSuite(text)
  return parsed.ok ? parsed.prompts : null
}
