/** The models that a cascade climbs to: there, loaded when a rung needs them, or why they can't run. Decides nothing. */
import type { CancelSignal, ModelFacts, Sequence } from './engine.ts'
import type { CascadeEvent, DecisionReason, RungResult } from './events.ts'
import type { Ladder, Rung, Strategy } from './ladder.ts'
import type { LoadEnd, LoadProgress } from './load-progress.ts'
import type { Profile } from './calibration/profile.ts'
import { canSample } from './rungs/vote.ts'
import type { Place } from './usage.ts'

/** A model of the ladder that can be asked. */
export interface CascadeModel {
  readonly card: ModelFacts
  /** Null: nothing was measured here; its confidences are then null and auto uses a stated default. */
  readonly profile: Profile | null
  readonly backend: Place
  /** The sequence of this prompt; the caller owns and closes it, so that later rungs and turns may reuse its prefill. */
  readonly open: (prompt: string) => Sequence
}

export interface CascadeParts {
  readonly ladder: Ladder
  /** The model where it is loaded, else null. One of the ladder's must be. */
  readonly loaded: (model: string) => CascadeModel | null
  /** Loads a model, telling how far it is; ends soon after `signal` is aborted. Never throws; once ready, `loaded` gives it. */
  readonly load: (model: string, signal: CancelSignal) => AsyncGenerator<LoadProgress, LoadEnd, void>
  /** What was measured of a model that may not be loaded yet: for estimates alone. */
  readonly expected: (model: string) => Profile | null
}

export type NotLoaded = Extract<DecisionReason, { kind: 'not-loaded' }>
export type NotAble = Extract<DecisionReason, { kind: 'not-able' }>

/** Direct: the smallest model's first. Think: the largest model's, and a smaller one's only where that can't be loaded. */
export function inOrderOfChoice(rungs: readonly Rung[], strategy: Strategy): readonly Rung[] {
  const fitting = rungs.filter((rung) => rung.strategy === strategy)
  return strategy === 'direct' ? fitting : fitting.toReversed()
}

/** The first of these rungs whose result is there or whose model can be loaded; null where there is none, or where it was stopped. */
export async function* firstThatRuns(
  parts: CascadeParts, rungs: readonly Rung[], resultOf: (rung: Rung) => RungResult | undefined, signal: CancelSignal, unloadable: Map<string, NotLoaded>,
): AsyncGenerator<CascadeEvent, Rung | null, void> {
  for (const rung of rungs) {
    if (resultOf(rung) !== undefined || signal.aborted) return rung
    const found = yield* modelOf(parts, rung, signal, unloadable)
    if (found === 'stopped') return null
    if (!('kind' in found)) return rung
  }
  return null
}

/** The rung's model, loaded if it must be; or why it is not there, which is then in `unloadable` too, so that no turn tries twice. */
export async function* modelOf(
  parts: CascadeParts, { model }: Rung, signal: CancelSignal, unloadable: Map<string, NotLoaded>,
): AsyncGenerator<CascadeEvent, CascadeModel | NotLoaded | 'stopped', void> {
  const there = parts.loaded(model) ?? unloadable.get(model)
  if (there !== undefined) return there
  yield { type: 'load-start', model }
  const loading = parts.load(model, signal)
  let end: LoadEnd | null = null
  try {
    for (;;) {
      const step = await loading.next()
      if (step.done === true) {
        end = step.value
        break
      }
      yield { type: 'load-delta', model, ...step.value }
    }
  } finally {
    // The reader walked away in the middle.
    if (end === null) await loading.return({ state: 'stopped' })
  }
  yield { type: 'load-end', model, ...end }
  if (end.state === 'stopped') return 'stopped'
  const loaded = parts.loaded(model)
  if (loaded !== null) return loaded
  const { code, detail } = end.state === 'failed' ? end : { code: 'internal', detail: 'it was loaded and is not there' } as const
  const why: NotLoaded = { kind: 'not-loaded', model, code, detail }
  unloadable.set(model, why)
  return why
}

/** What the rung needs and its model's engine has not; null where nothing is missing. */
export function lackOf(model: CascadeModel, { id, strategy }: Rung, prompt: string): NotAble | null {
  return strategy === 'vote' && !canSample(model.open(prompt)) ? { kind: 'not-able', rung: id, lacks: 'batch' } : null
}
