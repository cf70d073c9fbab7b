/** Which backend should serve. Pure: loads and measures nothing. */
import type { Backend } from '../core/usage.ts'
import type { BackendChoice, BackendVerdict } from './inference.ts'

export interface Verdicts {
  readonly wasm: BackendVerdict
  readonly webgpu: BackendVerdict
}

/** What was chosen, where it computes right; auto takes the faster of two right ones. WASM is right everywhere: all else is compared with it. */
export function wantedBackend(choice: BackendChoice, { wasm, webgpu }: Verdicts): Backend {
  if (choice === 'wasm' || webgpu.state !== 'right') return 'wasm'
  return choice === 'webgpu' || (wasm.state === 'right' && webgpu.msPerToken < wasm.msPerToken) ? 'webgpu' : 'wasm'
}
