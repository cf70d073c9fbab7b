/** What a run threw, with its code: a lost device is another thing than a failed run. */
import { EngineFailure, saying } from './engine-failure.ts'
import type { OwnDevice } from './gpu-device.ts'
import { BadLogits } from './token-stats.ts'

/** `own`: the device the session runs on; null on WASM. */
export function sessionFailure(thrown: unknown, own: OwnDevice | null): EngineFailure {
  const lost = own?.lost() ?? null
  if (lost !== null) return new EngineFailure('device-lost', lost, thrown)
  return new EngineFailure('engine-failed', thrown instanceof BadLogits ? `the model gave no probabilities: ${thrown.message}` : saying(thrown), thrown)
}
