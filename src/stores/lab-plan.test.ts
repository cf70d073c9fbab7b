import { describe, expect, it } from 'vitest'
import type { ModelCard } from '../core/models/model-card.ts'
import { madeUpTrace } from '../core/measure/made-up-trace.ts'
import type { InferenceStatus, LadderModel } from '../inference/inference.ts'
import { planRecording, type PlanPorts } from './lab-plan.ts'

const SUITE = { name: 'mine.jsonl', prompts: [], text: 'the file' }
const GAINS = { suite: { name: 'calibration', sha256: 's', n: 60 }, climbs: [] }

/** A digest that shows what it was made of. */
const PORTS: PlanPorts = {
  digest: async (bytes) => `digest of ${new TextDecoder().decode(bytes)}`,
  fetchModelFile: async (model, file) => new TextEncoder().encode(`${model}/${file}`).buffer,
  versions: { browser: 'b' },
}

function served(id: string, part: Partial<LadderModel> = {}): LadderModel {
  const card = { id, thinkCap: 160, parameters: 7 } as ModelCard
  return { id, enabled: true, state: 'loaded', detail: '', card, profile: null, bytes: 1, ...part }
}

function ready(...models: readonly LadderModel[]): InferenceStatus {
  return { phase: 'ready', model: {} as ModelCard, profile: null, models, rungs: [], backend: 'wasm', choice: 'wasm', verdicts: { wasm: { state: 'untried' }, webgpu: { state: 'untried' } } }
}

describe('a plan to record', () => {
  it('runs each rung of each model that prompts climb to once, cheapest first', async () => {
    const plan = await planRecording(ready(served('mini'), served('base')), SUITE, [], PORTS)
    expect(plan?.passes.map(({ policy, rungs }) => [policy.kind, ...(rungs ?? [])])).toEqual([
      ['direct', 'mini:direct'], ['think', 'mini:think'], ['direct', 'base:direct'], ['think', 'base:think'],
    ])
    expect(plan?.header).toMatchObject({ schema: 3, kind: 'trace', backend: 'wasm', suite: { name: 'mine.jsonl', sha256: 'digest of the file' }, gains: null })
    expect(plan?.header.models).toEqual([
      { id: 'mini', sha256: 'digest of mini/onnx/model.onnx', dtype: 'fp32', profileSha256: null, parameters: 7 },
      { id: 'base', sha256: 'digest of base/onnx/model.onnx', dtype: 'fp32', profileSha256: null, parameters: 7 },
    ])
  })

  it('leaves out models that are only offered or could not be read', async () => {
    const plan = await planRecording(ready(served('mini', { card: null }), served('base'), served('large', { enabled: false })), SUITE, [], PORTS)
    expect(plan?.header.models.map(({ id }) => id)).toEqual(['base'])
    expect(await planRecording(ready(served('base', { card: null })), SUITE, [], PORTS)).toBeNull()
    expect(await planRecording({ phase: 'failed', code: 'internal', detail: '' }, SUITE, [], PORTS)).toBeNull()
  })

  it('takes what climbing brings from a trace of the very same weights alone', async () => {
    const of = (sha256: string) => {
      const trace = madeUpTrace([])
      return { ...trace, header: { ...trace.header, gains: GAINS, models: trace.header.models.map((model) => ({ ...model, sha256 })) } }
    }
    const [others, own] = [of('x'), of('digest of base/onnx/model.onnx')]
    expect((await planRecording(ready(served('base')), SUITE, [others, own], PORTS))?.header.gains).toEqual(GAINS)
    expect((await planRecording(ready(served('base')), SUITE, [others], PORTS))?.header.gains).toBeNull()
  })
})
