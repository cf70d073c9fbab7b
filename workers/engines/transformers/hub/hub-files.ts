/** Reads a downloaded model's files from disk, and refuses what is missing or not what it should be. Knows no session. */
import * as v from 'valibot'
import { ONNX_DTYPES, type OnnxDtype } from '../../../../src/core/models/dtype.ts'
import { EngineFailure, saying } from '../engine-failure.ts'
import { externalPath, weightsPath } from './dtype.ts'

/** Where the files lie: null for one that is not there. */
export interface HubFiles {
  read(path: string): Promise<Blob | null>
}

/** What storage throws, such as after an eviction, as a failure with its code. */
export function guarded(files: HubFiles): HubFiles {
  return {
    read: (path) => files.read(path).catch((thrown: unknown) => {
      throw new EngineFailure('model-missing', `${path} cannot be read from disk (${saying(thrown)}): download the model again`, thrown)
    }),
  }
}

/** All that may lie beside the weights; the first three every model has. */
const REQUIRED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const
const GENERATION = 'generation_config.json'
const TEMPLATE = 'chat_template.jinja'

/** More than any model has: 2 GB each. */
const MAX_EXTERNAL = 100
/** Every ONNX file starts with field 1 of its protobuf, the format's version; a page of HTML does not. */
const ONNX_FIRST_BYTE = 0x08

const SpecialToken = v.union([v.string(), v.pipe(v.object({ content: v.string() }), v.transform(({ content }) => content))])
const NamedTemplates = v.array(v.object({ name: v.string(), template: v.string() }))
const TokenizerConfig = v.looseObject({ chat_template: v.nullish(v.union([v.string(), NamedTemplates])) })

export interface ModelTexts {
  readonly config: unknown
  /** Null where the model has none. */
  readonly generation: unknown
  readonly tokenizer: unknown
  readonly tokenizerConfig: object
  readonly template: string
  /** bos_token and its kin, as templates name them. */
  readonly specialTokens: Readonly<Record<string, string>>
}

/** Throws EngineFailure: 'model-missing' with the file's name, 'model-invalid' for a file that is no such file, 'model-unsupported' without a chat template. */
export async function readTexts(files: HubFiles): Promise<ModelTexts> {
  const [config, tokenizer, tokenizerText] = await Promise.all(REQUIRED.map(async (path) => parsed(path, await present(files, path).then((blob) => blob.text()))))
  const generation = await files.read(GENERATION)
  const tokenizerConfig = checked('tokenizer_config.json', () => v.parse(TokenizerConfig, tokenizerText))
  const template = await (await files.read(TEMPLATE))?.text() ?? templateOf(tokenizerConfig.chat_template)
  if (template === null) throw new EngineFailure('model-unsupported', 'this model has no chat template, so that it can only continue a text: choose one made for conversation (often named Instruct)')
  return {
    config, tokenizer, tokenizerConfig, template,
    generation: generation === null ? null : parsed(GENERATION, await generation.text()),
    specialTokens: Object.fromEntries(Object.entries(tokenizerConfig).flatMap(([name, value]) => {
      const token = v.safeParse(SpecialToken, value)
      return name.endsWith('_token') && token.success ? [[name, token.output]] : []
    })),
  }
}

/** Which formats of weights are on disk, and their bytes. */
export async function findWeights(files: HubFiles): Promise<ReadonlyMap<OnnxDtype, number>> {
  const found = new Map<OnnxDtype, number>()
  for (const dtype of ONNX_DTYPES) {
    const graph = await files.read(weightsPath(dtype))
    if (graph !== null) found.set(dtype, [...(await externalBlobs(files, dtype)).values()].reduce((bytes, { size }) => bytes + size, graph.size))
  }
  return found
}

export interface HubWeights {
  readonly graph: Blob
  /** By the names the graph calls them: without their folder. */
  readonly external: ReadonlyMap<string, Blob>
}

/** Throws EngineFailure where there are none or the graph is no ONNX file. */
export async function openWeights(files: HubFiles, dtype: OnnxDtype): Promise<HubWeights> {
  const path = weightsPath(dtype)
  const graph = await present(files, path)
  if (new Uint8Array(await graph.slice(0, 1).arrayBuffer())[0] !== ONNX_FIRST_BYTE) throw new EngineFailure('model-invalid', `${path} is not an ONNX file: delete the model and download it again`)
  return { graph, external: await externalBlobs(files, dtype) }
}

/** Gives a wrong file its code and name. */
export function checked<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof EngineFailure) throw thrown
    const field = v.isValiError(thrown) ? ` (${v.getDotPath(thrown.issues[0]) ?? 'top'})` : ''
    throw new EngineFailure('model-invalid', `${path}${field}: ${saying(thrown)}: delete the model and download it again`, thrown)
  }
}

async function externalBlobs(files: HubFiles, dtype: OnnxDtype): Promise<ReadonlyMap<string, Blob>> {
  const blobs = new Map<string, Blob>()
  for (let n = 0; n < MAX_EXTERNAL; n++) {
    const path = externalPath(dtype, n)
    const data = await files.read(path)
    if (data === null) break
    blobs.set(path.slice(path.lastIndexOf('/') + 1), data)
  }
  return blobs
}

/** The file's content. Throws EngineFailure 'model-missing' where it is not there. */
export async function present(files: HubFiles, path: string): Promise<Blob> {
  const blob = await files.read(path)
  if (blob === null) throw new EngineFailure('model-missing', `${path} is not on disk: download the model again`)
  return blob
}

function parsed(path: string, text: string): unknown {
  return checked(path, () => JSON.parse(text) as unknown)
}

function templateOf(templates: v.InferOutput<typeof TokenizerConfig>['chat_template']): string | null {
  if (typeof templates === 'string') return templates
  return templates?.find(({ name }) => name === 'default')?.template ?? null
}
