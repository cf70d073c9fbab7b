/** Which backend runs and why, in plain words. Pure functions from status to sentences. */
import type { BackendVerdict, InferenceStatus, Unusable } from '../../inference/inference.ts'
import type { ErrorCode } from '../../core/events.ts'
import type { Backend } from '../../core/usage.ts'
import { bytes } from '../../ui/format.ts'

type Ready = Extract<InferenceStatus, { phase: 'ready' }>
type Loading = Extract<InferenceStatus, { phase: 'loading' }>

export const BACKEND_NAMES: Readonly<Record<Backend, string>> = { wasm: 'processor', webgpu: 'graphics device' }

/** Where the model runs, without the reason. */
export function runningOn({ backend }: Pick<Ready, 'backend'>): string {
  return `Running on the ${BACKEND_NAMES[backend]}`
}

/** Where the model runs and why there: one sentence, with both times where both are known. */
export function backendSentence(status: Pick<Ready, 'backend' | 'choice' | 'verdicts'>): string {
  const { wasm, webgpu } = status.verdicts
  const here = runningOn(status)
  if (status.choice !== 'auto' && status.choice === status.backend) return `${here}, as you chose${times(wasm, webgpu)}`
  if (status.backend === 'webgpu') return `${here}: it is faster here than the processor${times(wasm, webgpu)}`
  switch (webgpu.state) {
    case 'untried': return `${here}: the graphics device has not been tried yet`
    case 'probing': return `${here}, trying the graphics device`
    case 'wrong': return `${here}: the graphics device gives different numbers here, so it is not used`
    case 'right': return webgpu.software
      ? `${here}: this browser’s graphics device is only simulated on the processor${times(wasm, webgpu)}`
      : `${here}: for a model this small it is faster here than the graphics device${times(wasm, webgpu)}`
    case 'unavailable': return `${here}: ${unavailableReason(webgpu.reason)}; the answers are the same`
    default: return webgpu satisfies never
  }
}

/** What was found out about one backend. The processor has no adapter worth a word. */
export function verdictSentence(backend: Backend, verdict: BackendVerdict): string {
  switch (verdict.state) {
    case 'untried': return 'not tried yet'
    case 'probing': return 'being tried'
    case 'unavailable': return `not usable: ${unavailableReason(verdict.reason)}${verdict.detail === '' ? '' : ` (${verdict.detail})`}`
    case 'wrong': return `gives different numbers: off by ${verdict.maxDifference.toPrecision(2)} where ${verdict.tolerance.toPrecision(2)} is allowed`
    case 'right': {
      const device = backend === 'wasm' || verdict.adapter === '' ? '' : `, ${verdict.adapter}`
      return `right, ${msPerToken(verdict.msPerToken)} a token${device}${backend === 'webgpu' && verdict.software ? ', simulated in software' : ''}`
    }
    default: return verdict satisfies never
  }
}

/** What there is to say of the larger models; '' where that is nothing. */
export function largerSentence(models: Ready['models']): string {
  const larger = models.slice(1).filter(({ enabled }) => enabled)
  if (larger.some(({ state }) => state === 'failed')) return 'the larger model could not be loaded'
  return larger.some(({ state }) => state === 'loading') ? 'loading the larger model' : ''
}

/** What is being loaded, with the true bytes. */
export function loadingSentence({ step, loadedBytes, totalBytes }: Loading): string {
  switch (step) {
    case 'runtime': return `Loading the runtime, ${amount(loadedBytes, totalBytes)}`
    case 'weights': return `Loading the model, ${amount(loadedBytes, totalBytes)}`
    case 'warm-up': return 'Starting the model'
    default: return step satisfies never
  }
}

/** Why there is no model, and the next step. */
export function failedSentence(code: ErrorCode): string {
  switch (code) {
    case 'model-missing': return 'The model’s files were not found beside this page. If you host it, check that the models folder is there; else try again.'
    case 'model-invalid': return 'The model’s files are not what they should be. Starting again fetches them anew.'
    case 'out-of-memory': return 'The model does not fit into the memory there is. Close other tabs, then start it again, or choose a smaller model first under Settings.'
    case 'device-lost': return 'The model stopped (the graphics device was reset). Your text is kept.'
    case 'timeout': return 'The model did not start in time. Your text is kept.'
    case 'worker-lost': return 'The model stopped unexpectedly. Your text is kept.'
    default: return 'The model could not be started. Your text is kept.'
  }
}

function unavailableReason(reason: Unusable): string {
  switch (reason) {
    case 'insecure': return 'the browser gives this page no graphics device, because its address is neither https nor this machine’s own'
    case 'no-api': return 'this browser can’t compute on a graphics device (it has no WebGPU)'
    case 'no-adapter': return 'this browser offers no graphics device'
    case 'too-small': return 'the graphics device takes too little in one piece to run a model'
    case 'lost': return 'the graphics device was lost while it answered'
    case 'failed': return 'the graphics device could not run this model'
    case 'timeout': return 'the graphics device did not answer in time'
    default: return reason satisfies never
  }
}

function times(wasm: BackendVerdict, webgpu: BackendVerdict): string {
  return wasm.state === 'right' && webgpu.state === 'right'
    ? ` (processor ${msPerToken(wasm.msPerToken)}, graphics device ${msPerToken(webgpu.msPerToken)} a token)`
    : ''
}

function msPerToken(ms: number): string {
  return `${ms >= 9.95 ? ms.toFixed(0) : ms.toFixed(1)}\u00a0ms`
}

function amount(loaded: number, total: number | null): string {
  return total === null ? bytes(loaded) : `${bytes(Math.min(loaded, total))} of ${bytes(total)}`
}
