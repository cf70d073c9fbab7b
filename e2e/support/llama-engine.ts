/** The remote engine on llama.cpp's server, with the network worker's own half beside it in this process. */
import type { Endpoint } from '../../src/core/remote/endpoint.ts'
import type { Engine } from '../../src/core/engine.ts'
import { createRemoteEngine } from '../../workers/engines/remote/engine.ts'
import { createRemoteTransport } from '../../workers/engines/remote/transport.ts'
import { platformClock } from '../../workers/clock.ts'
import { fakeDisk } from '../../workers/remote/fake-server.ts'
import { DEADLINES, type Deadlines } from '../../workers/remote/guard.ts'
import { createKeys } from '../../workers/remote/keys.ts'
import { type Remote, createRemote } from '../../workers/remote/remote.ts'
import { createRequestLog } from '../../workers/remote/request-log.ts'
import type { LlamaServer } from './llama.ts'

const ports: MessagePort[] = []

/** An open port keeps a process alive. */
export function closePorts(): void {
  for (const port of ports.splice(0)) port.close()
}

export interface LlamaEngine {
  readonly engine: Engine
  readonly remote: Remote
}

/** On a connection of its own each time: on a busy machine Node reuses one that the server is just closing, which a browser tries again by itself. */
const freshly: typeof globalThis.fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers as Record<string, string>, Connection: 'close' } })

/** As the app would make it, but that nobody is asked. `key`: null for none. Its connection was tested where key and deadlines are the usual ones. */
export async function engineFor(llama: LlamaServer, { key = llama.key, deadlines = DEADLINES }: { key?: string | null; deadlines?: Deadlines } = {}): Promise<LlamaEngine> {
  const disk = fakeDisk()
  let ids = 0
  const remote = createRemote({
    fetch: freshly, clock: platformClock, wallNow: Date.now, random: Math.random, deadlines,
    requests: createRequestLog(disk, Date.now, () => String(++ids)), keys: createKeys(disk, crypto),
  })
  const bare: Endpoint = { id: 'llama', name: 'llama.cpp', baseUrl: llama.baseUrl, model: llama.model, rule: 'always', reasoning: 'none', price: null, found: null }
  if (key !== null) await remote.api.setKey('llama', llama.baseUrl, key)
  const tested = key === llama.key && deadlines === DEADLINES ? await remote.api.testEndpoint(bare) : null
  const endpoint = { ...bare, found: tested?.ok === true ? tested.found : null }
  await remote.api.setEndpoints([endpoint])
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  remote.serve(port1)
  return { engine: createRemoteEngine(endpoint, createRemoteTransport(port2)), remote }
}
