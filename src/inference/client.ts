/** The page's way to the model: keeps one worker serving, tries the other backend beside it, gives every turn an end. */
import type { CascadeEvent, ErrorCode } from '../core/events.ts'
import type { Asked, Ask, BackendChoice, Inference, InferenceStatus } from './inference.ts'

export interface InferenceOptions {
  /** auto: the faster right backend; else what `?backend=` or the person asked for. */
  readonly choice: BackendChoice
  /** Publish every session run in the worker (`?record=runs`). */
  readonly record: boolean
  /** Where verdicts about backends are kept between visits; null keeps none. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null
}

export declare function createInference(options: InferenceOptions): Inference
export type { Asked, Ask, CascadeEvent, ErrorCode, InferenceStatus }
