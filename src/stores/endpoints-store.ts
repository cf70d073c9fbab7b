/** The servers that a person added, on disk without their keys, and what is known of each now. Tells the network worker of every change. */
import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Address, Endpoint, readAddress } from '../core/remote/endpoint.ts'
import type { KeyState } from '../core/remote/server-key.ts'
import type { RemoteControl } from '../inference/remote-control.ts'
import type { KeyValue } from './settings-store.ts'

/** What came of the last test of a connection. */
export type ConnectionTest =
  | { readonly state: 'running' }
  | { readonly state: 'ok'; readonly models: readonly string[] }
  | { readonly state: 'failed'; readonly detail: string }

export interface EndpointsState {
  readonly endpoints: readonly Endpoint[]
  readonly keys: Readonly<Record<string, KeyState>>
  readonly tests: Readonly<Record<string, ConnectionTest>>
}

export type EndpointDraft = Omit<Endpoint, 'id' | 'found'>

export type Saved = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly detail: string }

export type EndpointsStore = StoreApi<EndpointsState> & {
  readonly actions: {
    /** Tells the network worker of all; again after it was restarted. */
    attach(): Promise<void>
    add(draft: EndpointDraft): Saved
    /** A new address takes the key, the consent and what was found with it: all of them were for the old one; a name that is only the old host follows it. */
    change(id: string, change: Partial<EndpointDraft>): Saved
    remove(id: string): Promise<void>
    test(id: string): Promise<void>
    setKey(id: string, key: string): Promise<boolean>
    keepKey(id: string, passphrase: string): Promise<boolean>
    unlockKey(id: string, passphrase: string): Promise<boolean>
    forgetKey(id: string): Promise<void>
    /** Servers and keys; nothing of them stays on disk. */
    forgetAll(): Promise<void>
  }
}

const KEY = 'second-thought/endpoints'
const Kept = v.object({ schema: v.literal(1), endpoints: v.array(v.unknown()) })

export function createEndpointsStore(disk: KeyValue, remote: RemoteControl, newId: () => string): EndpointsStore {
  const store = createStore<EndpointsState>(() => ({ endpoints: read(disk), keys: {}, tests: {} }))
  const endpointOf = (id: string): Endpoint | undefined => store.getState().endpoints.find((one) => one.id === id)

  /** A network worker that is gone is told again when it is back. */
  function tell(): Promise<void> {
    return remote.setEndpoints(store.getState().endpoints).catch(() => {})
  }

  function write(endpoints: readonly Endpoint[]): void {
    store.setState({ endpoints })
    try {
      if (endpoints.length === 0) disk.removeItem(KEY)
      else disk.setItem(KEY, JSON.stringify({ schema: 1, endpoints }))
    } catch {
      // Full or forbidden: they hold until the page closes.
    }
    void tell()
  }

  async function readKeys(): Promise<void> {
    store.setState({ keys: await remote.keyStates().catch(() => ({})) })
  }

  function note(id: string, test: ConnectionTest | null): void {
    const { [id]: _, ...others } = store.getState().tests
    store.setState({ tests: test === null ? others : { ...others, [id]: test } })
  }

  async function thenReadKeys<T>(done: Promise<T>, otherwise: T): Promise<T> {
    const result = await done.catch(() => otherwise)
    await readKeys()
    return result
  }

  return Object.assign(store, {
    actions: {
      async attach() {
        await tell()
        // Without a server there is no key, and no worker need be started to say so.
        if (store.getState().endpoints.length > 0) await readKeys()
      },
      add(draft: EndpointDraft): Saved {
        const id = newId()
        const made = endpointFrom({ ...draft, id, found: null })
        if (!made.ok) return made
        write([...store.getState().endpoints, made.endpoint])
        return { ok: true, id }
      },
      change(id: string, change: Partial<EndpointDraft>): Saved {
        const before = endpointOf(id)
        if (before === undefined) return { ok: false, detail: 'This server was removed in the meantime. Add it again.' }
        const wished = { ...before, ...change }
        const made = endpointFrom({ ...wished, name: givenName({ ...before, name: wished.name.trim() }) })
        if (!made.ok) return made
        const moved = made.endpoint.baseUrl !== before.baseUrl
        const asksElse = moved || made.endpoint.model !== before.model || made.endpoint.reasoning !== before.reasoning
        const endpoint: Endpoint = {
          ...made.endpoint, found: asksElse ? null : before.found,
          rule: moved && made.endpoint.rule === 'always' ? 'ask' : made.endpoint.rule,
        }
        write(store.getState().endpoints.map((one) => (one.id === id ? endpoint : one)))
        if (asksElse) note(id, null)
        if (moved) void thenReadKeys(remote.forgetKey(id), undefined)
        return { ok: true, id }
      },
      async remove(id: string) {
        write(store.getState().endpoints.filter((one) => one.id !== id))
        note(id, null)
        await thenReadKeys(remote.forgetKey(id), undefined)
      },
      async test(id: string) {
        const endpoint = endpointOf(id)
        if (endpoint === undefined) return
        note(id, { state: 'running' })
        const end = await remote.testEndpoint(endpoint).catch(() => ({ ok: false, detail: 'The part of this app that talks to servers stopped. Reload the page and test again.' }) as const)
        const now = endpointOf(id)
        // Changed while it was tested: then nothing is known of what it is now.
        if (now === undefined || now.baseUrl !== endpoint.baseUrl || now.model !== endpoint.model) return note(id, null)
        if (!end.ok) return note(id, { state: 'failed', detail: end.detail })
        note(id, { state: 'ok', models: end.models.map((model) => model.id) })
        if (end.found !== null) write(store.getState().endpoints.map((one) => (one.id === id ? { ...one, found: end.found } : one)))
      },
      async setKey(id: string, key: string) {
        const endpoint = endpointOf(id)
        return endpoint !== undefined && await thenReadKeys(remote.setKey(id, endpoint.baseUrl, key), false)
      },
      keepKey: (id: string, passphrase: string) => thenReadKeys(remote.keepKey(id, passphrase), false),
      unlockKey: (id: string, passphrase: string) => thenReadKeys(remote.unlockKey(id, passphrase), false),
      forgetKey: (id: string) => thenReadKeys(remote.forgetKey(id), undefined),
      async forgetAll() {
        const ids = new Set([...store.getState().endpoints.map(({ id }) => id), ...Object.keys(await remote.keyStates().catch(() => ({})))])
        write([])
        store.setState({ tests: {} })
        await thenReadKeys(Promise.all([...ids].map((id) => remote.forgetKey(id))).then(() => undefined), undefined)
      },
    },
  })
}

/** The platform's parser, given to core's one strict reader. */
export function addressFrom(text: string): Address {
  return readAddress(text, (whole) => new URL(whole))
}

/** The name that a person gave a server; '' where it has none but its host. */
export function givenName(endpoint: Pick<Endpoint, 'name' | 'baseUrl'>): string {
  return endpoint.name === hostOf(endpoint) ? '' : endpoint.name
}

/** Where a server that was saved is; only an allowed address ever is. */
export function hostOf({ baseUrl }: Pick<Endpoint, 'baseUrl'>): string {
  const address = addressFrom(baseUrl)
  return address.ok ? address.host : baseUrl
}

function endpointFrom(given: Endpoint): { readonly ok: true; readonly endpoint: Endpoint } | { readonly ok: false; readonly detail: string } {
  const address = addressFrom(given.baseUrl)
  if (!address.ok) return address
  const name = given.name.trim()
  const parsed = v.safeParse(Endpoint, { ...given, name: name === '' ? address.host : name, model: given.model.trim(), baseUrl: address.baseUrl })
  if (parsed.success) return { ok: true, endpoint: parsed.output }
  return { ok: false, detail: FIELD_DETAILS[v.getDotPath(parsed.issues[0])?.split('.')[0] ?? ''] ?? 'Something here can’t be used. Look through the fields again.' }
}

const FIELD_DETAILS: Readonly<Record<string, string>> = {
  name: 'The name is too long. Give one of at most 80 characters.',
  model: 'The model’s name is too long. Copy it from the server’s list.',
  price: 'A price has to be a number of dollars, 0 or more. Correct it, or leave both empty.',
}

/** An entry that can't be read costs the others nothing; one whose address is not allowed any more is left out. */
function read(disk: KeyValue): readonly Endpoint[] {
  try {
    const kept = v.parse(Kept, JSON.parse(disk.getItem(KEY) ?? '{"schema":1,"endpoints":[]}'))
    return kept.endpoints.flatMap((one) => {
      const endpoint = v.safeParse(Endpoint, one)
      return endpoint.success && addressFrom(endpoint.output.baseUrl).ok ? [endpoint.output] : []
    })
  } catch {
    return []
  }
}
