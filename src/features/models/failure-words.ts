/** What went wrong with a model of the Hub, in words, and the one thing to do about it. Knows no component. */
import type { DownloadFailure } from '../../core/models/download.ts'
import { bytes } from '../../ui/format.ts'

/** retry: the same again; free: delete something first; visit: read about it at its home; change: write another name; close: nothing to be done here. */
export type FailureAction = 'retry' | 'free' | 'visit' | 'change' | 'close'

export interface FailureWords {
  readonly sentence: string
  readonly action: FailureAction
  readonly label: string
}

/** `looking`: a listing was to be read, and nothing was on its way that could be kept. */
export function failureWords({ code, detail, file, neededBytes, freeBytes }: DownloadFailure, looking = false): FailureWords {
  const named = file ?? 'A file'
  const kept = looking ? '' : ' What has arrived is kept.'
  const where = looking || file === undefined || file === 'listing' ? '' : `, at ${file}`
  switch (code) {
    case 'bad-address': return { sentence: detail, action: 'change', label: 'Write it again' }
    case 'not-found': return file === undefined || file === 'listing'
      ? { sentence: 'No such model is listed there, or only for people who are signed in. Check the spelling of owner and name.', action: 'change', label: 'Write it again' }
      : { sentence: `${file} is listed but no longer there (404). The model may have changed: look at it again.`, action: 'retry', label: 'Try again' }
    case 'gated': return { sentence: 'Its makers give it only to people who accept their terms while signed in, which this app can’t do for you. Most such models have a copy without that.', action: 'visit', label: 'Read its terms' }
    case 'no-onnx': return { sentence: 'It has no ONNX files, which this app needs, nor those of web-llm. Many models have a version with them, often under onnx-community/…-ONNX.', action: 'change', label: 'Try another name' }
    case 'no-dtype': return { sentence: 'It has ONNX files, but none that is a whole text model (onnx/model.onnx or one of its quantisations). Models in several parts can’t run here.', action: 'change', label: 'Try another model' }
    case 'no-library': return { sentence: 'It is made for web-llm, but has no compiled library in it (lib/….wasm), and web-llm’s list names none that is known here. Nothing was downloaded.', action: 'change', label: 'Try another model' }
    case 'model-type': return { sentence: `${detail}. Nothing was downloaded.`, action: 'change', label: 'Try another model' }
    case 'listing-invalid': return { sentence: `What the hub says of this model can’t be used: ${detail}.`, action: 'change', label: 'Try another model' }
    case 'unreachable': return { sentence: `${looking ? 'The hub can’t be reached' : `The line was cut or the hub can’t be reached${where}`}.${kept} Check the connection, and the hub’s address below.`, action: 'retry', label: 'Try again' }
    case 'stalled': return { sentence: `Nothing came for a while${where}${looking ? '' : ', five times in a row'}.${kept}`, action: 'retry', label: 'Try again' }
    case 'refused': return { sentence: `The hub refuses ${named} (${detail}). The model may ask for an account.`, action: 'visit', label: 'See its page' }
    case 'html': return { sentence: `A web page came in place of ${file === undefined || file === 'listing' ? 'the listing' : file}: perhaps this network wants you to sign in first, or the address is no hub. Nothing of it was kept.`, action: 'retry', label: 'Try again' }
    case 'mismatch': return { sentence: `${named} came with other bytes than its makers promised, twice. It was thrown away; the other files are kept.`, action: 'retry', label: 'Fetch that file again' }
    case 'server-failed': return { sentence: `The hub is busy or broken at the moment (${detail}).${kept}`, action: 'retry', label: 'Try again' }
    case 'storage-full': return {
      sentence: `Not enough free space: ${neededBytes === undefined ? 'the rest is' : neededBytes < 1000 ? 'a last small file is' : `${bytes(neededBytes)} are`} still to come${freeBytes === undefined ? '' : `, ${bytes(Math.max(0, freeBytes))} left for this site`}. Your conversations are safe, and what has arrived is kept. Delete a model below or free space on this device.`,
      action: 'free', label: 'Free space, then try again',
    }
    case 'storage-refused': return { sentence: `This browser gives no place to keep models (${detail}). A private window often has none: try a usual one.`, action: 'retry', label: 'Try again' }
    case 'other-tab': return { sentence: 'Another tab of this browser is at this model. Go on there, or close it first.', action: 'retry', label: 'Try here again' }
    case 'there-already': return { sentence: `${detail}. Delete that one first.`, action: 'close', label: 'All right' }
    case 'worker-lost': return { sentence: 'The part of this app that downloads stopped and was started again. What has arrived is kept: resume the download.', action: 'close', label: 'All right' }
    case 'internal': return { sentence: `Something in this app went wrong: ${detail}.`, action: 'retry', label: 'Try again' }
    default: code satisfies never
  }
  return { sentence: detail, action: 'close', label: 'All right' }
}
