/** What the app must know of a model to run it and to count its work: the file `second-thought.json` beside the weights. */
import * as v from 'valibot'

const TokenId = v.pipe(v.number(), v.integer(), v.minValue(0))
const Count = v.pipe(v.number(), v.integer(), v.minValue(1))

export const ModelCard = v.object({
  schema: v.literal(1),
  id: v.string(),
  name: v.string(),
  parameters: Count,
  nonEmbeddingParameters: Count,
  /** Tokens of prompt, thought and answer together. */
  context: Count,
  architecture: v.object({
    layers: Count, heads: Count, kvHeads: Count, headDim: Count, hidden: Count, vocab: Count,
    /** Layers that look back over the whole context, where not all do: the others keep a state of fixed size. */
    attentionLayers: v.exactOptional(Count),
  }),
  controls: v.object({
    pad: TokenId, bos: TokenId, user: TokenId, bot: TokenId, direct: TokenId, think: TokenId, endThink: TokenId, end: TokenId,
    check: v.optional(TokenId), true: v.optional(TokenId), false: v.optional(TokenId), terse: v.optional(TokenId), recheck: v.optional(TokenId),
  }),
  /** What was trained beyond answering and thinking: judging an answer, a terse thought, a thought that checks itself. */
  abilities: v.optional(v.object({ check: v.boolean(), terse: v.boolean(), recheck: v.boolean() })),
  /** Answers that mean "I can't do that one", as full strings. */
  decline: v.array(v.string()),
  /** Whether the choice of mode right after the prompt was trained (P(think) then means something). */
  modeChoice: v.boolean(),
  /** Most thought tokens that help, from training. */
  thinkCap: Count,
  /** What the model can do, for the page: a plain name and one example prompt each. */
  skills: v.array(v.object({ id: v.string(), name: v.string(), example: v.string() })),
  provenance: v.record(v.string(), v.unknown()),
  figures: v.record(v.string(), v.unknown()),
})
export type ModelCard = v.InferOutput<typeof ModelCard>
