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

/** What any thrown thing says, for a failure's detail. */
export function saying(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
