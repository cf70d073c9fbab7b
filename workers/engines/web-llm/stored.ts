/** A downloaded model of web-llm: its record from the manifest, what can be known before it is loaded, and its loading. Imported on demand. */
import * as v from 'valibot'
import type { ModelManifest } from '../../../src/core/models/download.ts'
import { isMlc } from '../../../src/core/models/dtype.ts'
import type { ModelFacts } from '../../../src/core/engine.ts'
import type { LoadProgress } from '../../../src/core/load-progress.ts'
import { webLlmRow } from '../../../src/core/models/web-llm-catalogue.ts'
import { sha256Of } from '../../sha256.ts'
import { EngineFailure } from '../transformers/engine-failure.ts'
import { type HubFiles, checked, guarded, present } from '../transformers/hub/hub-files.ts'
import { webLlmModel, type WebLlmEngine } from './engine.ts'
import { loadWebLlmEngine } from './load.ts'
import { readStoredConfig } from './model-files.ts'
import { LIBRARY_PATH, TOKENIZER, type WebLlmRecord } from './record.ts'

export interface StoredWebLlm extends HubFiles {
  readonly manifest: ModelManifest
}

const AddedTokens = v.object({ added_tokens: v.optional(v.array(v.object({ content: v.string() })), []) })

/** Its addresses are names in web-llm's caches, which are filled from disk: none of them is ever asked. */
const NOWHERE = 'https://models.invalid/'

/** Throws EngineFailure where the manifest names no library. */
export function recordOf({ repo, commit, dtype, files }: Pick<ModelManifest, 'repo' | 'commit' | 'dtype' | 'files'>): WebLlmRecord {
  const library = files.find(({ path }) => LIBRARY_PATH.test(path))
  if (library === undefined || !isMlc(dtype)) throw new EngineFailure('model-missing', 'its compiled library is not on disk: delete the model and download it again')
  const model = `${NOWHERE}${repo}/resolve/${commit}/`
  const row = webLlmRow(repo)
  return {
    model_id: repo, model, model_lib: `${model}${library.path}`,
    ...(row === null ? {} : { overrides: { context_window_size: row.context } }),
    ...(dtype.includes('f16') ? { required_features: ['shader-f16'] } : {}),
  }
}

/** Throws EngineFailure as loading the model does. */
export async function webLlmFacts(id: string, stored: StoredWebLlm): Promise<ModelFacts> {
  const files = guarded(stored)
  const config = await readStoredConfig(recordOf(stored.manifest), files)
  const text = await (await present(files, TOKENIZER)).text()
  const added = checked(TOKENIZER, () => v.parse(AddedTokens, JSON.parse(text))).added_tokens.map(({ content }) => content)
  return webLlmModel(id, config, config.context, added.includes('<think>') && added.includes('</think>'))
}

/** Throws EngineFailure. */
export async function loadStoredWebLlm(stored: StoredWebLlm, onProgress: (progress: LoadProgress) => void): Promise<WebLlmEngine> {
  const { manifest } = stored
  const record = recordOf(manifest)
  const files = guarded(stored)
  await checkLibrary(manifest, files)
  return loadWebLlmEngine({ record, files }, onProgress)
}

/** The library is a program, and no listing may have promised its bytes: each load holds it against those that arrived first. */
async function checkLibrary({ files }: ModelManifest, stored: HubFiles): Promise<void> {
  for (const { path, sha256 } of files.filter((file) => LIBRARY_PATH.test(file.path))) {
    const blob = await present(stored, path)
    if (await sha256Of(await blob.arrayBuffer()) === sha256) continue
    throw new EngineFailure('model-invalid', `${path} is not what arrived when it was downloaded: delete the model and download it again`)
  }
}
