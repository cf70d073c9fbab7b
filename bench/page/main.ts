/** Starts one worker a decode loop and lets a script time them in turn. */
import type { Reply } from './protocol.ts'

const workers = {
  ours: new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  library: new Worker(new URL('./library.worker.ts', import.meta.url), { type: 'module' }),
}

window.bench = {
  run: (loop, request) => new Promise((resolve, reject) => {
    const worker = workers[loop]
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.ok) resolve(data.timing)
      else reject(new Error(data.detail))
    }
    worker.onerror = (event) => { reject(new Error(event.message)) }
    worker.postMessage(request)
  }),
}
