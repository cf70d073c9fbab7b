/** The way between an inference worker and the network worker, through the page: it outlives either. Knows no server; looks only at where a call begins and ends. */
import type { FromEngine, ToEngine } from '../../workers/remote/wire.ts'

export interface RemoteRelay {
  /** For the inference worker. */
  readonly port: MessagePort
  /** The network worker is gone: what runs there fails at once, and the next call begins with another. */
  lost(): void
}

/** `connect`: hands a port to the network worker, which it starts where there is none. */
export function createRemoteRelay(connect: (port: MessagePort) => void): RemoteRelay {
  const near = new MessageChannel()
  const running = new Set<number>()
  let far: MessagePort | null = null

  function reach(): MessagePort {
    if (far !== null) return far
    const { port1, port2 } = new MessageChannel()
    far = port1
    port1.onmessage = ({ data }: MessageEvent<ToEngine>) => {
      if (data.type === 'end') running.delete(data.call)
      near.port1.postMessage(data)
    }
    connect(port2)
    return port1
  }

  near.port1.onmessage = ({ data }: MessageEvent<FromEngine>) => {
    if (data.type === 'start') running.add(data.call)
    else if (!running.has(data.call)) return
    reach().postMessage(data)
  }
  // The inference worker was ended: nobody waits for these answers any more. Where a browser tells of no such end, they run to their own.
  near.port1.addEventListener('close', () => {
    for (const call of running) far?.postMessage({ type: 'stop', call } satisfies FromEngine)
    running.clear()
  })

  return {
    port: near.port2,
    lost: () => {
      far?.close()
      far = null
      for (const call of running) near.port1.postMessage({ type: 'end', call, end: LOST } satisfies ToEngine)
      running.clear()
    },
  }
}

const LOST = { ok: false, code: 'remote-failed', detail: 'The part of this app that talks to servers stopped, and is started again. Ask again.' } as const
