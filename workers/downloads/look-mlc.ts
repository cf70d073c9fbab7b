/** What a repository of MLC offers: weights in shards, and the compiled library that runs them, which mostly lies elsewhere. */
import * as v from 'valibot'
import type { ModelListing, PlannedFile } from '../../src/core/models/download.ts'
import { MLC_DTYPES } from '../../src/core/models/dtype.ts'
import { webLlmRow } from '../../src/core/models/web-llm-catalogue.ts'
import { CONFIG, LIBRARY_PATH, TENSORS, TOKENIZER, TOKENIZER_CONFIG, hasThinkingSwitch, libraryPath } from '../engines/web-llm/record.ts'
import { cacheBytes, count, hasFile, licenceOf, type Looked, parse, planOf } from './listing.ts'
import { DownloadError } from './net.ts'

const ChatConfig = v.object({
  model_type: v.string(),
  quantization: v.string(),
  context_window_size: v.optional(v.unknown()),
  sliding_window_size: v.optional(v.unknown()),
  model_config: v.optional(v.record(v.string(), v.unknown()), {}),
})
type ChatConfig = v.InferOutput<typeof ChatConfig>

const NEEDED = [CONFIG, TENSORS, TOKENIZER]
const SHARD = /^params_shard_\d+\.bin$/
const MOST_CONFIG_BYTES = 1 << 20

/** Throws DownloadError. */
export async function lookAtMlc(looked: Looked): Promise<ModelListing> {
  const { listing, repo, hub, read } = looked
  const missing = NEEDED.find((name) => !hasFile(listing, name))
  if (missing !== undefined) throw new DownloadError({ code: 'listing-invalid', detail: `${repo} has no ${missing}`, file: missing })
  const { library, elsewhere } = libraryOf(looked)
  const config = parse(ChatConfig, await read(CONFIG, MOST_CONFIG_BYTES), CONFIG)
  const dtype = MLC_DTYPES.find((one) => one === config.quantization)
  if (dtype === undefined) throw new DownloadError({ code: 'model-type', detail: `${repo} has weights in ${config.quantization}; this app runs ${MLC_DTYPES.join(', ')}` })
  const plan = planOf(looked, dtype, (name) => NEEDED.includes(name) || name === TOKENIZER_CONFIG || SHARD.test(name) || name === library, elsewhere)
  const row = webLlmRow(repo)
  return {
    repo, hub, commit: listing.sha, licence: licenceOf(listing) ?? row?.licence ?? null, tags: listing.tags.slice(0, 50), modelType: config.model_type,
    context: row?.context ?? count(config.context_window_size) ?? count(config.sliding_window_size), thinking: hasThinkingSwitch(config.model_type),
    bytesPerToken: bytesPerToken(config), embeddingNumbers: null, plans: [plan],
    ...(row === null ? {} : { declaredBytes: row.memoryMB * 1e6 }),
  }
}

/** In the repository, where it is listed with its hash; else where web-llm's list has it, whose bytes nobody promises. */
function libraryOf({ listing, repo }: Looked): { readonly library: string | null; readonly elsewhere: readonly PlannedFile[] } {
  const own = listing.siblings.find(({ rfilename }) => LIBRARY_PATH.test(rfilename))
  if (own !== undefined) return { library: own.rfilename, elsewhere: [] }
  const row = webLlmRow(repo)
  if (row === null) throw new DownloadError({ code: 'no-library', detail: `${repo} has no lib/….wasm, and no compiled library of it is known here` })
  return { library: null, elsewhere: [{ path: libraryPath({ model_lib: row.library }), size: null, check: { kind: 'received' }, url: row.library }] }
}

/** Keys and values of all layers: two bytes a number in the formats of half precision, else four. */
function bytesPerToken({ model_config: model, quantization }: ChatConfig): number | null {
  return cacheBytes(model, count(model['num_hidden_layers']), quantization.includes('f16') ? 2 : 4)
}
