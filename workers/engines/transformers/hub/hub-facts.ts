/** What can be known of a downloaded chat model without its weights: read from its small files. Makes no tokenizer. */
import * as v from 'valibot'
import { type HubModel, hubModel } from './hub-engine.ts'
import { type HubFiles, checked, readTexts } from './hub-files.ts'
import { framesOf } from './load-hub.ts'
import { readConfig } from './model-config.ts'

const AddedTokens = v.object({ added_tokens: v.array(v.object({ content: v.string() })) })

/** Throws EngineFailure as loading the model does. */
export async function hubFacts(id: string, files: HubFiles): Promise<HubModel> {
  const texts = await readTexts(files)
  const config = checked('config.json', () => readConfig(texts.config, texts.generation))
  const added = checked('tokenizer.json', () => v.parse(AddedTokens, texts.tokenizer)).added_tokens.map(({ content }) => content)
  const marked = added.includes('<think>') && added.includes('</think>')
  return hubModel(id, config, marked && framesOf(texts.template, texts.specialTokens).think !== null)
}
