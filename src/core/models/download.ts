/** What a model's download is made of: the plan, how far it is, how it failed. Data that page and network worker exchange; fetches nothing. */
import * as v from 'valibot'
import { DTYPES, isMlc } from './dtype.ts'

/** Each has its own words and its own next step on the page. */
export const DOWNLOAD_FAULTS = [
  /** Before anything large is fetched: the address or id is no such thing; nobody has it; it asks for an account; nothing for this runtime in it. */
  'bad-address', 'not-found', 'gated', 'no-onnx', 'no-dtype', 'no-library', 'model-type', 'listing-invalid',
  /** On the way. */
  'unreachable', 'stalled', 'refused', 'html', 'mismatch', 'server-failed',
  /** Here. */
  'storage-full', 'storage-refused', 'other-tab', 'there-already', 'worker-lost', 'internal',
] as const
export type DownloadFault = (typeof DOWNLOAD_FAULTS)[number]

export interface DownloadFailure {
  readonly code: DownloadFault
  readonly detail: string
  /** The file it happened to. */
  readonly file?: string
  /** Of storage: what the download still needs, and what the browser would give. */
  readonly neededBytes?: number
  readonly freeBytes?: number
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** `sha256`: of the content; `git`: the SHA-1 that git gives a file, which is all that the listing has of small ones. */
const Check = v.variant('kind', [
  v.object({ kind: v.literal('sha256'), hex: Sha256 }),
  v.object({ kind: v.literal('git'), hex: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)) }),
])
export type Check = v.InferOutput<typeof Check>

/** Inside the model's folder: no way up, no absolute path. */
const FilePath = v.pipe(v.string(), v.regex(/^(?!\.{1,2}(?:\/|$))[\w.+-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.+-]+)*$/))
/** Of a file that lies in no repository of the hub. */
const Elsewhere = v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9.-]+\/[\w./%-]+$/i))
const ListedFile = v.object({ path: FilePath, size: Count, check: Check, url: v.exactOptional(Elsewhere) })
export type ListedFile = v.InferOutput<typeof ListedFile>
/** Nobody promises its bytes: what is received first is written down, and everything later is held against that. */
const UnlistedFile = v.object({ path: FilePath, size: v.null(), check: v.object({ kind: v.literal('received') }), url: Elsewhere })
const PlannedFile = v.union([ListedFile, UnlistedFile])
export type PlannedFile = v.InferOutput<typeof PlannedFile>

/** `owner/name`, as the Hub writes it. */
export const RepoId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/))

/** What will be fetched, pinned to one commit. Kept beside the files as download.json while they are not all there. */
export const ModelPlan = v.object({
  schema: v.literal(1),
  repo: RepoId,
  /** Where from: the address that `/api/models/…` and `/<repo>/resolve/…` are appended to, without a final slash. */
  hub: v.string(),
  commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  dtype: v.picklist(DTYPES),
  files: v.pipe(v.array(PlannedFile), v.minLength(1), v.maxLength(200)),
})
export type ModelPlan = v.InferOutput<typeof ModelPlan>

/** Written last, after every file was verified: a model is there only where this is. */
export const ModelManifest = v.object({
  schema: v.literal(1),
  repo: RepoId,
  hub: v.string(),
  commit: v.string(),
  dtype: v.picklist(DTYPES),
  files: v.array(v.object({ path: FilePath, size: Count, sha256: Sha256, url: v.exactOptional(Elsewhere) })),
  /** ISO 8601. */
  completedAt: v.string(),
})
export type ModelManifest = v.InferOutput<typeof ModelManifest>

/** What the Hub says of a model, read before anything large. */
export interface ModelListing {
  readonly repo: string
  readonly hub: string
  readonly commit: string
  readonly licence: string | null
  readonly tags: readonly string[]
  readonly modelType: string
  /** Tokens; null where its config does not say. */
  readonly context: number | null
  /** Whether its chat template knows `enable_thinking`. */
  readonly thinking: boolean
  /** Bytes of keys and values that one token of context takes, as float32; null where its config does not say. */
  readonly bytesPerToken: number | null
  /** Numbers in its largest weight, the embedding; null where its config does not say. */
  readonly embeddingNumbers: number | null
  /** Of graphics memory, where its makers declare it. */
  readonly declaredBytes?: number
  /** What can be fetched, each with all its files. */
  readonly plans: readonly ModelPlan[]
}

export type LookEnd = { readonly ok: true; readonly listing: ModelListing } | { readonly ok: false; readonly failure: DownloadFailure }

export type DownloadPhase =
  | { readonly phase: 'running'
      /** Place of this file in the plan, from 1. */
      readonly file: number; readonly path: string
      /** Null until it can be told. */
      readonly bytesPerSecond: number | null; readonly msLeft: number | null }
  /** Bytes that were there before are read again. */
  | { readonly phase: 'checking'; readonly file: number; readonly path: string }
  /** Cut off; tried again by itself. */
  | { readonly phase: 'retrying'; readonly file: number; readonly path: string; readonly retry: number; readonly mostRetries: number; readonly why: DownloadFailure }
  | { readonly phase: 'paused' }
  /** Another tab of this browser is at it. */
  | { readonly phase: 'elsewhere' }
  | { readonly phase: 'failed'; readonly failure: DownloadFailure }

export interface Download {
  readonly plan: ModelPlan
  readonly loadedBytes: number
  readonly totalBytes: number
  readonly at: DownloadPhase
}

export interface StoredModelFacts {
  readonly manifest: ModelManifest
  readonly bytes: number
  /** Files that are no longer there or no longer whole: the browser took them back. */
  readonly missing: readonly string[]
}

/** Everything there is to say at one moment. */
export interface DownloadsState {
  readonly downloads: readonly Download[]
  readonly stored: readonly StoredModelFacts[]
}

export type Done = { readonly ok: true } | { readonly ok: false; readonly failure: DownloadFailure }

/** Of web-llm: its shards, which may be dozens, by the index that lists the checksum of each; and the compiled library, which rounds in its own way. */
const MLC_WEIGHTS = /^(?:tensor-cache\.json|lib\/[\w.-]+\.wasm)$/

/** What tells a model's weights from any others: the hash of their file, or of each where they lie in several. */
export function weightsHash({ files, dtype }: Pick<ModelManifest, 'files' | 'dtype'>): string {
  const isWeights = isMlc(dtype) ? (path: string) => MLC_WEIGHTS.test(path) : (path: string) => path.startsWith('onnx/')
  return files.filter(({ path }) => isWeights(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ sha256 }) => sha256).join('+')
}

/** Of the files whose size is known. */
export function planBytes({ files }: { readonly files: readonly { readonly size: number | null }[] }): number {
  return files.reduce((sum, { size }) => sum + (size ?? 0), 0)
}
