/** The inference worker's way to a server: a port to the network worker. Every call has an end, whatever becomes of the other side. Knows no address and no key. */
import type { ChatEnd } from '../../remote/chat.ts'
import type { RemotePart } from '../../remote/think-split.ts'
import { type Clock, platformClock } from '../../clock.ts'
import { type FromEngine, type Port, SILENT_MS, type ToEngine } from '../../remote/wire.ts'

export interface RemoteAsk {
  readonly endpoint: string
  readonly prompt: string
  readonly think: boolean
  readonly cap: number
}

export interface RemoteCall {
  /** What came since the last look, in order, as soon as there is anything; 'sent' once, when it left. Null: it ended. */
  next(): Promise<readonly ('sent' | RemotePart)[] | null>
  /** Never rejects. */
  readonly end: Promise<ChatEnd>
  /** Ends it at once here, what had come and was not read included, and soon at the server. */
  stop(): void
}

export interface RemoteTransport {
  ask(ask: RemoteAsk): RemoteCall
  /** Ends what runs; later calls fail at once. */
  close(): void
}

export type RemotePort = Port<ToEngine, FromEngine>

interface Running {
  readonly hear: (message: ToEngine) => void
  readonly lose: (detail: string) => void
}

const GONE = 'The part of this app that talks to servers stopped. Reload the page and ask again.'

export function createRemoteTransport(port: RemotePort, clock: Clock = platformClock, silentMs = SILENT_MS): RemoteTransport {
  const calls = new Map<number, Running>()
  let lastCall = 0
  let closed = false
  const listen = ({ data }: { readonly data: ToEngine }): void => calls.get(data.call)?.hear(data)
  port.addEventListener('message', listen)
  port.start()

  return {
    ask: (ask) => {
      const call = ++lastCall
      let heard: ('sent' | RemotePart)[] = []
      let wake = (): void => {}
      let cancelWatch = (): void => {}
      let settle!: (end: ChatEnd) => void
      const end = new Promise<ChatEnd>((resolve) => { settle = resolve })
      let over = false

      const finish = (how: ChatEnd): void => {
        if (over) return
        over = true
        cancelWatch()
        calls.delete(call)
        settle(how)
        wake()
      }
      const lose = (detail: string): void => finish({ ok: false, code: 'remote-failed', detail })
      const watch = (): void => {
        cancelWatch()
        cancelWatch = clock.after(silentMs, () => lose(GONE))
      }
      const hear = (message: ToEngine): void => {
        watch()
        switch (message.type) {
          case 'alive': return
          case 'sent': heard.push('sent'); return wake()
          case 'parts': heard.push(...message.parts); return wake()
          case 'end': return finish(message.end)
          default: message satisfies never
        }
      }

      if (closed) lose(GONE)
      else {
        calls.set(call, { hear, lose })
        watch()
        port.postMessage({ type: 'start', call, ...ask })
      }
      return {
        end,
        next: async () => {
          if (heard.length === 0 && !over) await new Promise<void>((resolve) => { wake = resolve })
          const taken = heard
          heard = []
          return taken.length === 0 && over ? null : taken
        },
        stop: () => {
          if (over) return
          port.postMessage({ type: 'stop', call })
          heard = []
          finish({ ok: true, finish: 'cancelled', usage: null })
        },
      }
    },
    close: () => {
      closed = true
      for (const { lose } of calls.values()) lose(GONE)
      port.removeEventListener('message', listen)
      port.close()
    },
  }
}
