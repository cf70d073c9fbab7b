/** What a person types to name a model of a hub: an id, or an address that ends in one. Fetches nothing. */
import * as v from 'valibot'
import { RepoId } from './download.ts'

export const THE_HUB = 'https://huggingface.co'

export interface HubModel {
  /** Without a final slash. */
  readonly hub: string
  readonly repo: string
  /** A branch, a tag or a commit. */
  readonly revision: string
}

export type ReadAddress<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string }

const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/
const ADDRESS = /^(https?):\/\/([a-z0-9.-]+(?::\d{1,5})?)((?:\/[\w.~%+-]+)*)\/?$/i

/** The address of a hub or a mirror, such as `https://huggingface.co`: https, or http on this very machine. */
export function readHub(text: string): ReadAddress<string> {
  const match = ADDRESS.exec(text.trim())
  if (match === null) return { ok: false, detail: 'An address looks like https://huggingface.co, without anything after a ? or #.' }
  const [, scheme = '', host = '', path = ''] = match
  if (scheme.toLowerCase() === 'http' && !LOOPBACK.test(host)) return { ok: false, detail: 'Only https is safe over a network; http works for 127.0.0.1 and localhost alone.' }
  if (path.split('/').some((part) => part === '..' || part === '.')) return { ok: false, detail: 'An address can’t contain /../.' }
  return { ok: true, value: `${scheme.toLowerCase()}://${host.toLowerCase()}${path}` }
}

/** `owner/name`, `owner/name@revision`, or an address ending in `/owner/name` or `/owner/name/tree/revision`. */
export function readHubModel(text: string, hub: string): ReadAddress<HubModel> {
  const trimmed = text.trim()
  if (!/^https?:/i.test(trimmed)) {
    const [repo = '', revision = 'main', ...more] = trimmed.split('@')
    if (more.length > 0 || !v.is(RepoId, repo) || !isRevision(revision)) return { ok: false, detail: 'An id looks like owner/name, such as HuggingFaceTB/SmolLM2-135M-Instruct.' }
    return { ok: true, value: { hub, repo, revision } }
  }
  const address = readHub(trimmed)
  if (!address.ok) return address
  const revision = /\/tree\/([^/]+)$/.exec(address.value)?.[1] ?? 'main'
  const parts = withoutTree(address.value).split('/')
  const repo = parts.slice(-2).join('/')
  const base = parts.slice(0, -2).join('/')
  if (!/^https?:\/\/[^/]/.test(base) || !v.is(RepoId, repo) || !isRevision(revision)) return { ok: false, detail: 'The address must end in /owner/name.' }
  return { ok: true, value: { hub: base, repo, revision } }
}

function withoutTree(address: string): string {
  return address.replace(/\/tree\/[^/]+$/, '')
}

function isRevision(text: string): boolean {
  return /^[\w.-]{1,100}$/.test(text)
}
