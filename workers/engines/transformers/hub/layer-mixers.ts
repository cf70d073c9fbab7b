/** How each layer of a decoder lets tokens see each other: over the whole context, or over the latest few alone. Told from config.json. */
import * as v from 'valibot'

type Mixing = 'attention' | 'convolution'

/** By the names of config.json's layer_types. A window is a mask over the whole context: keys and values of all of it are kept and computed with. */
const MIXERS: ReadonlyMap<string, Mixing> = new Map([
  ['full_attention', 'attention'], ['sliding_attention', 'attention'], ['chunked_attention', 'attention'], ['attention', 'attention'], ['conv', 'convolution'],
])

const Layers = v.object({
  model_type: v.fallback(v.optional(v.string()), undefined),
  num_hidden_layers: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))), undefined),
  layer_types: v.fallback(v.nullish(v.array(v.string())), null),
  layers_block_type: v.fallback(v.nullish(v.array(v.string())), null),
  /** LFM2's older way: which of its layers attend. */
  full_attn_idxs: v.fallback(v.nullish(v.array(v.number())), null),
})

/** The kind of each layer, as config.json names it: full attention where it names none. Empty where it does not say how many there are. */
export function mixersOf(config: unknown): readonly string[] {
  const read = v.safeParse(Layers, config)
  if (!read.success) return []
  const { model_type: type, layer_types: types, layers_block_type: blocks, full_attn_idxs, ...rest } = read.output
  const named = types ?? blocks ?? []
  const attending = type === 'lfm2' ? full_attn_idxs ?? null : null
  return Array.from({ length: rest.num_hidden_layers ?? named.length }, (_, layer) => named[layer] ?? (attending?.includes(layer) === false ? 'conv' : 'full_attention'))
}

/** What a layer of this kind keeps of the tokens before; null for a kind the loop does not know. */
export function mixes(mixer: string): Mixing | null {
  return MIXERS.get(mixer) ?? null
}

/** How many layers keep keys and values of the whole context. */
export function attentionLayers(config: unknown): number {
  return mixersOf(config).filter((mixer) => mixes(mixer) === 'attention').length
}
