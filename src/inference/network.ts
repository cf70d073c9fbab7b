/** The page's way to the network worker: started when it is first needed, started again after a loss, untouched by what happens to the model's. */
import type { Remote } from 'comlink'
import type { NetworkWorker } from '../../workers/network-api.ts'
import { type LiveWorker, spawnNetworkWorker } from './live-worker.ts'

export interface Network {
  /**
   * Asks the worker, which is started first where there is none. Rejects with `WorkerLost` where it goes before it answers; the next
   * call starts another. What is asked must itself have an end.
   */
  call<T>(question: (worker: Remote<NetworkWorker>) => Promise<T>): Promise<T>
  /** Told each time a worker starts, before anything else is asked of it: for callbacks that it must have, such as watchers. */
  onStart(listener: (worker: Remote<NetworkWorker>) => void): void
  /**
   * Told the reason each time a worker that had answered is gone without our doing. One that never did, because it can't start, is told of
   * only by the call that wanted it: whoever starts another on a loss would else do so for ever.
   */
  onLost(listener: (reason: string) => void): void
}

export class WorkerLost extends Error {
  override readonly name = 'WorkerLost'
}

export function createNetwork(spawn: () => LiveWorker<NetworkWorker> = spawnNetworkWorker): Network {
  const starters: ((worker: Remote<NetworkWorker>) => void)[] = []
  const mourners: ((reason: string) => void)[] = []
  let live: LiveWorker<NetworkWorker> | null = null
  let answered = false

  function worker(): LiveWorker<NetworkWorker> {
    if (live !== null) return live
    const mine = live = spawn()
    answered = false
    void mine.lost.then((reason) => {
      if (live !== mine) return
      live = null
      mine.terminate()
      if (answered) for (const mourn of mourners) mourn(reason)
    })
    for (const start of starters) start(mine.remote)
    return mine
  }

  return {
    call: async (question) => {
      const mine = worker()
      const answer = await Promise.race([question(mine.remote), mine.lost.then((reason): never => { throw new WorkerLost(reason) })])
      if (live === mine) answered = true
      return answer
    },
    onStart: (listener) => {
      starters.push(listener)
      if (live !== null) listener(live.remote)
    },
    onLost: (listener) => { mourners.push(listener) },
  }
}
