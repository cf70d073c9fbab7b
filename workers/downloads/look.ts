/** What a hub lists of a model, and which of its files this app needs: everything that can be known before anything large is fetched. */
import * as v from 'valibot'
import { type DownloadFailure, type LookEnd, type ModelListing, type ModelPlan, RepoId } from '../../src/core/models/download.ts'
import { ONNX_DTYPES } from '../../src/core/models/dtype.ts'
import { CONFIG as MLC_CONFIG } from '../engines/web-llm/record.ts'
import { weightsPath } from '../engines/transformers/hub/dtype.ts'
import { attentionLayers } from '../engines/transformers/hub/layer-mixers.ts'
import { modelRefusal } from '../engines/transformers/hub/model-types.ts'
import { cacheBytes, count, hasFile, licenceOf, Listing, type Looked, parse, planOf } from './listing.ts'
import { lookAtMlc } from './look-mlc.ts'
import { DownloadError, downloadFailureOf, fetchText, type Net } from './net.ts'

const Config = v.looseObject({
  model_type: v.string(),
  max_position_embeddings: v.optional(v.unknown()),
  num_attention_heads: v.optional(v.unknown()),
  num_key_value_heads: v.optional(v.unknown()),
  head_dim: v.optional(v.unknown()),
  hidden_size: v.optional(v.unknown()),
  vocab_size: v.optional(v.unknown()),
})
type Config = v.InferOutput<typeof Config>

const CONFIG = 'config.json'
const NEEDED = [CONFIG, 'tokenizer.json']
const WANTED = ['generation_config.json', 'tokenizer_config.json', 'chat_template.jinja', 'chat_template.json', 'special_tokens_map.json']
/** The Hub's largest listings have some ten thousand files. */
const MOST_LISTING_BYTES = 8 << 20
const MOST_CONFIG_BYTES = 1 << 20
const MOST_TEMPLATE_BYTES = 4 << 20

/** Never rejects. */
export async function lookAtModel(net: Net, hub: string, repo: string, revision: string): Promise<LookEnd> {
  try {
    if (!v.is(RepoId, repo)) throw new DownloadError({ code: 'bad-address', detail: `${repo} is no id: one looks like owner/name` })
    const address = `${hub}/api/models/${repo}/revision/${encodeURIComponent(revision)}?blobs=true`
    const text = await fetchText(net, address, 'listing', MOST_LISTING_BYTES).catch((thrown: unknown) => { throw unlisted(thrown, repo) })
    const listing = parse(Listing, text, 'listing')
    if (listing.gated !== undefined && listing.gated !== false) throw new DownloadError({ code: 'gated', detail: `${repo} is given only to people who accepted its terms` })
    const read = (file: string, mostBytes: number): Promise<string> => fetchText(net, `${hub}/${repo}/resolve/${listing.sha}/${file}`, file, mostBytes)
    const looked: Looked = { listing, hub, repo, read }
    if (hasFile(listing, MLC_CONFIG)) return { ok: true, listing: await lookAtMlc(looked) }
    const onnx = listing.siblings.flatMap(({ rfilename }) => (rfilename.endsWith('.onnx') ? [rfilename] : []))
    if (onnx.length === 0) throw new DownloadError({ code: 'no-onnx', detail: `${repo} has no .onnx file` })
    // Of what kind it is comes before which files it has: a model of pictures has none of the files looked for, and that is why.
    const config = hasFile(listing, CONFIG) ? parse(Config, await read(CONFIG, MOST_CONFIG_BYTES), CONFIG) : null
    const refusal = config === null ? null : modelRefusal(config)
    if (refusal !== null) throw new DownloadError({ code: 'model-type', detail: `${repo}: ${refusal}` })
    const lacking = lackingFile(listing, repo, onnx)
    if (config === null || lacking !== null) throw new DownloadError(lacking ?? { code: 'listing-invalid', detail: `${repo} has no ${CONFIG}`, file: CONFIG })
    const plans = plansOf(looked)
    const template = ['chat_template.jinja', 'tokenizer_config.json'].find((name) => hasFile(listing, name))
    const thinking = template !== undefined && (await read(template, MOST_TEMPLATE_BYTES)).includes('enable_thinking')
    return { ok: true, listing: { ...factsOf(listing, config), repo, hub, thinking, plans } }
  } catch (thrown) {
    return { ok: false, failure: downloadFailureOf(thrown) }
  }
}

/** The Hub tells strangers of what is not there the same as of what is private. */
function unlisted(thrown: unknown, repo: string): unknown {
  if (!(thrown instanceof DownloadError)) return thrown
  const { failure } = thrown
  return failure.code === 'refused' || failure.code === 'not-found' ? new DownloadError({ code: 'not-found', detail: `no model ${repo} is listed there (${failure.detail})` }) : thrown
}

/** What the names of its files already rule out. */
function lackingFile(listing: Listing, repo: string, onnx: readonly string[]): DownloadFailure | null {
  if (!ONNX_DTYPES.some((dtype) => hasFile(listing, weightsPath(dtype)))) {
    return { code: 'no-dtype', detail: `${repo} has ${onnx.slice(0, 4).join(', ')}, but none of ${ONNX_DTYPES.map(weightsPath).join(', ')}` }
  }
  const missing = NEEDED.find((name) => !hasFile(listing, name))
  return missing === undefined ? null : { code: 'listing-invalid', detail: `${repo} has no ${missing}`, file: missing }
}

function plansOf(looked: Looked): readonly ModelPlan[] {
  return ONNX_DTYPES.flatMap((dtype) => {
    const weights = weightsPath(dtype)
    if (!hasFile(looked.listing, weights)) return []
    // Large weights are split off into files of the same name: .onnx_data, .onnx_data_1 …
    const parts = new RegExp(`^${weights.replaceAll('.', '\\.')}_data(?:_\\d+)?$`)
    return [planOf(looked, dtype, (name) => NEEDED.includes(name) || WANTED.includes(name) || name === weights || parts.test(name))]
  })
}

function factsOf(listing: Listing, config: Config): Pick<ModelListing, 'commit' | 'licence' | 'tags' | 'modelType' | 'context' | 'bytesPerToken' | 'embeddingNumbers'> {
  const [vocab, hidden] = [count(config.vocab_size), count(config.hidden_size)]
  return {
    commit: listing.sha, licence: licenceOf(listing), tags: listing.tags.slice(0, 50), modelType: config.model_type, context: count(config.max_position_embeddings),
    bytesPerToken: bytesPerToken(config), embeddingNumbers: vocab === null || hidden === null ? null : vocab * hidden,
  }
}

/** Keys and values of all layers that attend, four bytes a number. What a convolution keeps does not grow: some hundred kilobytes in all. */
function bytesPerToken(config: Config): number | null {
  return cacheBytes(config, count(attentionLayers(config)), 4)
}
