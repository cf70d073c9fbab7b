/** A hub's listing of a model, and the reading of its small files: what both kinds of repository share. */
import * as v from 'valibot'
import { type Check, ModelPlan, type PlannedFile } from '../../src/core/models/download.ts'
import { DownloadError } from './net.ts'

export const Listing = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  gated: v.optional(v.union([v.boolean(), v.string()])),
  tags: v.optional(v.array(v.string()), []),
  cardData: v.optional(v.nullable(v.object({ license: v.optional(v.unknown()) }))),
  siblings: v.array(v.object({
    rfilename: v.string(),
    size: v.optional(v.nullable(v.number())),
    blobId: v.optional(v.nullable(v.string())),
    lfs: v.optional(v.nullable(v.object({ sha256: v.optional(v.string()), size: v.optional(v.number()) }))),
  })),
})
export type Listing = v.InferOutput<typeof Listing>

/** What is looked at: the listing, where it is from, and the reader of its small files. */
export interface Looked {
  readonly listing: Listing
  readonly hub: string
  readonly repo: string
  readonly read: (file: string, mostBytes: number) => Promise<string>
}

export function parse<T extends v.GenericSchema>(schema: T, text: string, file: string): v.InferOutput<T> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new DownloadError({ code: 'listing-invalid', detail: `${file} is no JSON`, file })
  }
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new DownloadError({ code: 'listing-invalid', detail: `${file}: ${issue.message} at ${v.getDotPath(issue) ?? 'its top'}`, file })
}

export function hasFile({ siblings }: Listing, name: string): boolean {
  return siblings.some(({ rfilename }) => rfilename === name)
}

/** Of these files; `others` lie elsewhere. Small files first: what is wrong with a model mostly shows there. */
export function planOf({ listing, hub, repo }: Looked, dtype: string, wanted: (name: string) => boolean, others: readonly PlannedFile[] = []): ModelPlan {
  const files = listing.siblings
    .filter(({ rfilename }) => wanted(rfilename))
    .map((file) => ({ path: file.rfilename, size: file.lfs?.size ?? file.size, check: checkOf(file) }))
    .toSorted((a, b) => (a.size ?? 0) - (b.size ?? 0))
  // Without a size only what lies elsewhere: a listing that leaves one out can't be held to anything.
  const unsized = files.find(({ size }) => typeof size !== 'number')
  if (unsized !== undefined) throw new DownloadError({ code: 'listing-invalid', detail: `the listing of ${repo} has no size of ${unsized.path}`, file: unsized.path })
  const plan = v.safeParse(ModelPlan, { schema: 1, repo, hub, commit: listing.sha, dtype, files: [...others, ...files] })
  if (plan.success) return plan.output
  const [issue] = plan.issues
  throw new DownloadError({ code: 'listing-invalid', detail: `the listing of ${repo} can't be used: ${issue.message} at ${v.getDotPath(issue) ?? 'its top'}` })
}

export function licenceOf({ tags, cardData }: Listing): string | null {
  const said = cardData?.license
  return typeof said === 'string' ? said : tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null
}

/** Bytes that one token's keys and values take in so many layers; null where the configuration does not say. */
export function cacheBytes(config: Readonly<Record<string, unknown>>, layers: number | null, bytesPerNumber: number): number | null {
  const heads = count(config['num_attention_heads'])
  const hidden = count(config['hidden_size'])
  const kvHeads = count(config['num_key_value_heads']) ?? heads
  const width = count(config['head_dim']) ?? (hidden !== null && heads !== null ? hidden / heads : null)
  return layers === null || kvHeads === null || width === null ? null : layers * kvHeads * width * 2 * bytesPerNumber
}

/** A whole number above 0; null for anything else. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null
}

function checkOf({ lfs, blobId }: Listing['siblings'][number]): Check | null {
  if (lfs?.sha256 !== undefined) return { kind: 'sha256', hex: lfs.sha256 }
  return typeof blobId === 'string' ? { kind: 'git', hex: blobId } : null
}
