/** A failure of the engine with a code that survives the way to the page. */
import type { ErrorCode } from '../../../src/core/events.ts'

export class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
  readonly code: ErrorCode

  constructor(code: ErrorCode, detail: string, cause?: unknown) {
    super(detail, { cause })
    this.code = code
  }
}

/** The code and detail of any thrown thing: what is no EngineFailure is a fault of ours. */
export function failureOf(thrown: unknown): { readonly code: ErrorCode; readonly detail: string } {
  return thrown instanceof EngineFailure ? { code: thrown.code, detail: thrown.message } : { code: 'internal', detail: saying(thrown) }
}

/** What runtimes say, in words of their own, when an allocation fails: ONNX Runtime's WASM, its WebGPU provider, the browser. */
const OUT_OF_MEMORY = /bad_alloc|out of memory|outofmemory|allocation failed|failed to allocate|invalid array (?:buffer )?length|cannot grow memory/i

/** Why a model does not start, from what its runtime threw: too little memory is told from any other reason. */
export function notStarted(thrown: unknown): EngineFailure {
  const said = saying(thrown)
  return OUT_OF_MEMORY.test(said)
    ? new EngineFailure('out-of-memory', 'there is not enough memory for it here: close other tabs, or choose a smaller model or quantisation', thrown)
    : new EngineFailure('engine-failed', `the model does not load: ${said}`, thrown)
}

/** What any thrown thing says, for a failure's detail. */
export function saying(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
