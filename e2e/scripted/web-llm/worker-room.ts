/** What web-llm finds in a worker and not in Node: a cache, an adapter, an address. All scripted; nothing reaches a network. */
import { createRequire } from 'node:module'

export interface WorkerRoom {
  /** Addresses in the caches. */
  cached(): readonly string[]
  /** Addresses that were asked of the network. */
  readonly asked: string[]
  /** What the adapter offers. */
  readonly features: Set<string>
  /** That were given out and not destroyed. */
  devices(): number
  /** From now on the device is never given, or never done with its work. */
  stall(what: 'nothing' | 'device' | 'work'): void
  /** The device is lost, as a browser tells it. */
  loseDevice(): void
}

const LIMITS = {
  maxBufferSize: 2 ** 30, maxStorageBufferBindingSize: 2 ** 30, maxComputeWorkgroupStorageSize: 32_768, maxStorageBuffersPerShaderStage: 10,
  maxComputeInvocationsPerWorkgroup: 1024,
}

const NEVER = new Promise<never>(() => {})

export function furnishWorkerRoom(): WorkerRoom {
  const stores = new Map<string, Map<string, Blob>>()
  const asked: string[] = []
  const features = new Set<string>()
  let lose = (): void => {}
  let devices = 0
  let stalled: 'nothing' | 'device' | 'work' = 'nothing'

  const address = (request: RequestInfo | URL): string => (request instanceof Request ? request.url : String(request))
  const cacheOf = (entries: Map<string, Blob>): object => ({
    match: async (request: RequestInfo) => {
      const found = entries.get(address(request))
      return found === undefined ? undefined : new Response(found)
    },
    put: async (request: RequestInfo, response: Response) => { entries.set(address(request), await response.blob()) },
    delete: async (request: RequestInfo) => entries.delete(address(request)),
    keys: async () => [...entries.keys()].map((url) => ({ url })),
    // As the content policy of the app's worker answers for other origins.
    add: async (request: RequestInfo) => {
      asked.push(address(request))
      throw new TypeError("Failed to execute 'add' on 'Cache': Request failed")
    },
  })
  const open = async (name: string): Promise<object> => {
    const entries = stores.get(name) ?? new Map<string, Blob>()
    stores.set(name, entries)
    return cacheOf(entries)
  }
  const device = (): object => ({
    features, limits: LIMITS, lost: new Promise<object>((resolve) => { lose = () => resolve({ reason: 'unknown', message: 'scripted' }) }),
    addEventListener: () => {}, destroy: () => { devices-- }, queue: { submit: () => {}, onSubmittedWorkDone: () => (stalled === 'work' ? NEVER : Promise.resolve()) },
  })
  const adapter = { limits: LIMITS, features, info: { vendor: 'scripted', description: '' }, requestDevice: async () => {
    if (stalled === 'device') return NEVER
    devices++
    return device()
  } }

  const room: Record<string, unknown> = {
    caches: { open },
    // Its tokenizer's runtime reads a file's address there.
    location: { origin: 'https://app.invalid', href: import.meta.url },
    navigator: { gpu: { requestAdapter: async () => adapter } },
    self: globalThis,
    // Its runtime takes Node for what it is and asks for these.
    createRequire: () => createRequire(import.meta.url),
    __dirname: import.meta.dirname,
  }
  // In Node each load of the library listens to the process for good.
  process.setMaxListeners(200)
  for (const [name, value] of Object.entries(room)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  return { cached: () => [...stores.values()].flatMap((entries) => [...entries.keys()]), asked, features, devices: () => devices, stall: (what) => { stalled = what }, loseDevice: () => lose() }
}
