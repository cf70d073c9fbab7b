import { expect, it } from 'vitest'
import { WEB_LLM, ladderOf } from '../core/ladder.ts'
import type { ModelCard } from '../core/models/model-card.ts'
import type { InferenceStatus, LadderModel } from '../inference/inference.ts'
import { planCalibration, type Subject } from './calibration-plan.ts'

const SUITE = { name: 'general', prompts: [], text: '' }
const PORTS = { digest: async () => 'd', versions: { 'second-thought': '1' } }
const SUBJECT: Subject = { id: 'owner/chat', name: 'chat', sha256: 'aa', dtype: 'q8', endpoint: null }

function ready(): InferenceStatus {
  const model = (id: string): LadderModel => ({ id, enabled: true, state: 'waiting', detail: '', card: { id, name: id, context: 99, decline: [], modeChoice: false, thinkCap: 9, skills: [] }, profile: null, bytes: null })
  const { rungs } = ladderOf([{ id: 'base', thinkCap: 160 }, { id: 'owner/chat', thinkCap: 1024, directCap: 64, thinkingHelps: false }])
  return { phase: 'ready', model: {} as ModelCard, profile: null, models: [model('base'), model('owner/chat')], rungs, backend: 'wasm', choice: 'wasm', verdicts: { wasm: { state: 'untried' }, webgpu: { state: 'untried' } } }
}

it('asks the model\'s own direct and think rungs, the withheld one too, and no vote', async () => {
  const plan = await planCalibration(ready(), SUBJECT, SUITE, PORTS)
  expect(plan?.passes.map(({ policy, rungs }) => [policy.kind, rungs])).toEqual([['direct', ['owner/chat:direct']], ['think', ['owner/chat:think']]])
  expect(plan?.header).toMatchObject({ backend: 'wasm', models: [{ id: 'owner/chat', sha256: 'aa', dtype: 'q8', parameters: 0 }], suite: { sha256: 'd' } })
})

it('says of a server that it ran there', async () => {
  expect((await planCalibration(ready(), { ...SUBJECT, endpoint: 'e1' }, SUITE, PORTS))?.header.backend).toBe('remote')
})

it('says of one compiled for the graphics device that it ran there, whatever the first model runs on', async () => {
  const status = ready()
  if (status.phase !== 'ready') throw new Error('it is ready')
  const rungs = ladderOf([{ id: 'base', thinkCap: 160 }, { id: 'owner/chat', thinkCap: 9, engine: WEB_LLM, strategies: ['direct', 'think'] }]).rungs
  const plan = await planCalibration({ ...status, rungs }, { ...SUBJECT, dtype: 'q4f16_1' }, SUITE, PORTS)
  expect(plan?.header).toMatchObject({ backend: 'webgpu', models: [{ dtype: 'q4f16_1' }] })
  expect(plan?.passes.map(({ rungs: asked }) => asked)).toEqual([['owner/chat:direct'], ['owner/chat:think']])
})

it('plans nothing for a model that is not on the ladder, or while none is ready', async () => {
  expect(await planCalibration(ready(), { ...SUBJECT, id: 'owner/other' }, SUITE, PORTS)).toBeNull()
  expect(await planCalibration({ phase: 'failed', code: 'internal', detail: '' }, SUBJECT, SUITE, PORTS)).toBeNull()
})
