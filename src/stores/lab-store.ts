/** The lab: which trace is shown, which others there are, and the recording of new ones. Knows no screen and no worker. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { freshPrompts } from '../core/measure/fresh-prompts.ts'
import { traceText, type Trace, type TraceLine } from '../core/measure/trace.ts'
import type { Inference } from '../inference/inference.ts'
import { readLabFile, tooLarge, unreadable, type Trouble } from './lab-file.ts'
import type { RecordPlan, Waiting } from './lab-plan.ts'
import { startRecorder, type Recorder } from './lab-recorder.ts'

/** A trace that can be shown. */
export interface TraceChoice {
  readonly key: string
  readonly name: string
  /** shipped: recorded by this project; file: opened by the person; recorded: made in this page, and gone with it. */
  readonly origin: 'shipped' | 'file' | 'recorded'
}

export interface Recording extends Waiting {
  readonly state: 'starting' | 'running' | 'paused'
  /** Prompts that are on every rung. */
  readonly done: number
  /** The prompt asked last, and how it ended; null before the first. */
  readonly latest: TraceLine | null
}

export interface LabState {
  readonly choices: readonly TraceChoice[]
  readonly shown: (TraceChoice & { readonly trace: Trace }) | null
  /** The choice being read; null when none is. */
  readonly loading: string | null
  /** What went wrong last; what was shown before stays. */
  readonly trouble: Trouble | null
  readonly waiting: Waiting | null
  readonly recording: Recording | null
}

export interface LabActions {
  /** Shows a trace; one that ships is fetched first. */
  show(key: string): Promise<void>
  /** Opens a trace, or takes a suite to be recorded. Nothing changes when it is neither. */
  open(file: OpenedFile): Promise<void>
  /** Makes fresh prompts to be recorded. */
  makeFresh(count: number, seed: number): void
  dropWaiting(): void
  record(): Promise<void>
  pause(): void
  resume(): void
  /** What is on every rung so far becomes a trace. */
  cancel(): void
  dismissTrouble(): void
}

export type OpenedFile = Pick<File, 'name' | 'size' | 'text'>
export type LabStore = StoreApi<LabState> & { readonly actions: LabActions }

export interface LabParts {
  readonly ask: Inference['ask']
  /** What ships, the first to be shown first. */
  readonly shipped: readonly { readonly file: string; readonly name: string }[]
  /** Text of a shipped trace; rejects where it can't be had. */
  readonly fetchTrace: (file: string) => Promise<string>
  /** How to record with the models that are there; null without one. `known`: traces that were read before. */
  readonly plan: (suite: Waiting, known: readonly Trace[]) => Promise<RecordPlan | null>
}

export function createLabStore({ ask, shipped, fetchTrace, plan }: LabParts): LabStore {
  const store = createStore<LabState>(() => ({
    choices: shipped.map(({ file, name }) => ({ key: file, name, origin: 'shipped' })),
    shown: null, loading: null, trouble: null, waiting: null, recording: null,
  }))
  const { getState, setState } = store
  const traces = new Map<string, Trace>()
  let opened = 0
  let wanted = ''
  let recorder: Recorder | null = null

  function add(name: string, origin: TraceChoice['origin'], trace: Trace): void {
    const choice: TraceChoice = { key: `${origin}-${++opened}`, name, origin }
    traces.set(choice.key, trace)
    setState(({ choices }) => ({ choices: [...choices, choice], shown: { ...choice, trace }, trouble: null, loading: null }))
    wanted = choice.key
  }

  async function show(key: string): Promise<void> {
    const choice = getState().choices.find((each) => each.key === key)
    if (choice === undefined) return
    wanted = key
    const there = traces.get(key)
    if (there !== undefined) return setState({ shown: { ...choice, trace: there }, loading: null, trouble: null })
    setState({ loading: key, trouble: null })
    let text: string
    try {
      text = await fetchTrace(key)
    } catch (thrown) {
      if (wanted === key) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown)
        setState({ loading: null, trouble: { title: `${choice.name} could not be fetched`, detail, next: 'Choose it again once the page’s server can be reached, or open a file.' } })
      }
      return
    }
    const read = readLabFile(choice.name, text)
    if (read.kind === 'trace') traces.set(key, read.trace)
    // Another one may have been chosen meanwhile.
    if (wanted !== key) return
    if (read.kind === 'trace') setState({ shown: { ...choice, trace: read.trace }, loading: null })
    else setState({ loading: null, trouble: read.kind === 'trouble' ? read.trouble : { title: `${choice.name} was not opened`, detail: 'It is a suite.', next: 'Choose another trace.' } })
  }

  async function open(file: OpenedFile): Promise<void> {
    const large = tooLarge(file.name, file.size)
    if (large !== null) return setState({ trouble: large })
    try {
      const read = readLabFile(file.name, await file.text())
      if (read.kind === 'trouble') setState({ trouble: read.trouble })
      else if (read.kind === 'trace') add(file.name, 'file', read.trace)
      else setState({ waiting: { name: file.name, prompts: read.prompts, text: read.text }, trouble: null })
    } catch (thrown) {
      setState({ trouble: unreadable(file.name, thrown) })
    }
  }

  async function record(): Promise<void> {
    const { waiting, recording } = getState()
    if (waiting === null || recording !== null) return
    setState({ recording: { ...waiting, state: 'starting', done: 0, latest: null }, waiting: null, trouble: null })
    const how = await plan(waiting, [...traces.values()]).catch((thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))))
    if (how === null || how instanceof Error) {
      const detail = how === null ? 'The model is not ready.' : `The model’s files could not be read: ${how.message}.`
      return setState({ recording: null, waiting, trouble: { title: 'Nothing was recorded', detail, next: 'Wait for the line at the top to say that it runs, then record.' } })
    }
    const lines: TraceLine[] = []
    setState((state) => ({ recording: state.recording === null ? null : { ...state.recording, state: 'running' } }))
    recorder = startRecorder({
      ask, prompts: waiting.prompts, passes: how.passes,
      onLine: (line) => {
        lines.push(line)
        change({ done: lines.length, latest: line })
      },
    })
    const end = await recorder.end
    recorder = null
    setState({ recording: null })
    if (lines.length > 0) {
      const partial = lines.length < waiting.prompts.length
      add(partial ? `${waiting.name}, first ${lines.length}` : waiting.name, 'recorded', { header: how.header, lines })
    }
    if (end.kind === 'failed') {
      setState({ trouble: {
        title: `The recording broke off at “${end.prompt}”`, detail: `${end.code}: ${end.detail}`,
        next: lines.length > 0 ? `The first ${lines.length} prompts are kept and shown.` : 'Nothing was kept; try again.',
      } })
    }
  }

  function change(part: Partial<Recording>): void {
    setState(({ recording }) => ({ recording: recording === null ? null : { ...recording, ...part } }))
  }

  return Object.assign(store, {
    actions: {
      show, open, record,
      makeFresh: (count: number, seed: number) => {
        const prompts = freshPrompts({ seed, count })
        setState({ waiting: { name: `fresh prompts, seed ${seed}`, prompts, text: prompts.map((line) => `${JSON.stringify(line)}\n`).join('') }, trouble: null })
      },
      dropWaiting: () => setState({ waiting: null }),
      pause: () => {
        recorder?.pause()
        change({ state: 'paused' })
      },
      resume: () => {
        recorder?.resume()
        change({ state: 'running' })
      },
      cancel: () => recorder?.cancel(),
      dismissTrouble: () => setState({ trouble: null }),
    },
  })
}

/** The trace that is shown, as a file. */
export function exportText({ trace }: { readonly trace: Trace }): string {
  return traceText(trace)
}
