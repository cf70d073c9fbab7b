import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../core/remote/endpoint.ts'
import type { Profile } from '../../core/calibration/profile.ts'
import type { InferenceStatus } from '../../inference/inference.ts'
import { faultWords, followsWords, resultWords, sendingWords, uncalibratedWords } from './calibration-words.ts'
import { hindranceNow, serverHindrance, storedSubject } from './subject.ts'

const RUNG = {
  calibrator: { kind: 'logistic' as const, features: [], bias: 0 }, n: 120, accuracy: 0.7, meanTokens: 7.25, meanMs: 1200, declined: 0, expectedTokens: { base: 1, perPromptToken: 0 }, accuracyByBin: [],
}
const PROFILE: Profile = {
  schema: 2, model: { id: 'owner/chat', sha256: 'aa', dtype: 'q8' }, backend: 'wasm', numericsClass: 'q8-wasm', suite: { sha256: 's', n: 126 }, versions: {}, rungs: { direct: RUNG },
  leftOut: { think: 'there is no answer to calibrate on' }, thinking: { n: 126, mended: 4, spoiled: 11 }, climbs: [], dialQuantiles: null, measuredAt: '2026-01-01T12:00:00Z',
}
const SERVER: Endpoint = { id: 'e1', name: 'Example', baseUrl: 'https://api.example.org/v1', model: 'm', rule: 'ask', reasoning: 'none', price: null, found: { logprobs: 'top-k', reportsReuse: false, context: null } }

describe('what is said of a calibration', () => {
  it('names the default that holds without one', () => {
    expect(uncalibratedWords(false)).toMatch(/^Uncalibrated: .*\(0\.5\).*95\s%/)
    expect(uncalibratedWords(true)).toMatch(/^Uncalibrated: .*stands/)
  })

  it('gives date, figures and what follows from them', () => {
    expect(resultWords(PROFILE, 'en-US')).toEqual([
      'Calibrated here on January 1, 2026, on the processor, on 126 prompts.', 'At once: 70\u00a0% of 120 answers right, 7.3 tokens and 1.2\u00a0s a prompt.',
    ])
    const [thinking, leftOut, votes] = followsWords(PROFILE)
    expect(thinking).toBe('Thinking first mended 4 and spoiled 11 of 126 answers: it doesn’t help this model, so prompts no longer climb to its thinking.')
    expect(leftOut).toBe('Thinking stays uncalibrated: there is no answer to calibrate on.')
    expect(votes).toMatch(/not exactly reproducible on their own/)
    expect(followsWords({ ...PROFILE, numericsClass: 'fp32-wasm', leftOut: {}, thinking: { n: 40, mended: 4, spoiled: 1 } })).toEqual(['Thinking first mended 4 and spoiled 1 of 40 answers: too few prompts to say whether it helps.'])
  })

  it('says how much would be sent where, and at what price', () => {
    expect(sendingWords('api.example.org', 126, 2, null)).toMatch(/126 prompts to api\.example\.org, in 252 requests.*not known/)
    expect(sendingWords('api.example.org', 126, 1, 0.5)).toMatch(/at most about \$0\.50/)
    expect(sendingWords('api.example.org', 126, 1, 0)).toMatch(/costs nothing/)
  })

  it('has a next step for whatever goes wrong', () => {
    for (const code of ['no-model', 'no-suite', 'not-permitted', 'moved', 'broke-off', 'no-fit', 'internal'] as const) {
      const { sentence, label } = faultWords(code, 'detail')
      expect(sentence.endsWith('.') && label !== '').toBe(true)
    }
  })
})

describe('which model can be calibrated', () => {
  it('a server’s that was tested, gives probabilities and may be asked', () => {
    expect(serverHindrance(SERVER)).toBeNull()
    expect(serverHindrance({ ...SERVER, model: '' })).toMatch(/model is chosen/)
    expect(serverHindrance({ ...SERVER, found: null })).toMatch(/tested/)
    expect(serverHindrance({ ...SERVER, found: { logprobs: 'none', reportsReuse: false, context: null } })).toMatch(/gives no probabilities/)
    expect(serverHindrance({ ...SERVER, rule: 'never' })).toMatch(/never asked/)
  })

  it('one that is on the ladder, while no other run is on', () => {
    const loading: InferenceStatus = { phase: 'loading', step: 'weights', loadedBytes: 0, totalBytes: null }
    expect(hindranceNow(loading, PROFILE.model, null)).toBe('The models are starting.')
    expect(hindranceNow(loading, PROFILE.model, 'Other')).toBe('One at a time: Other is being calibrated.')
  })

  it('is known by the hash of its weights alone', () => {
    const file = (path: string, sha256: string) => ({ path, size: 1, sha256 })
    const manifest = { schema: 1, repo: 'owner/chat', hub: '', commit: '', dtype: 'q8', completedAt: '', files: [file('onnx/model_quantized.onnx_data', 'bb'), file('config.json', 'cc'), file('onnx/model_quantized.onnx', 'aa')] } as const
    expect(storedSubject({ manifest: { ...manifest, files: [...manifest.files] } })).toMatchObject({ id: 'owner/chat', sha256: 'aa+bb', dtype: 'q8' })
    const compiled = [file('tensor-cache.json', 'dd'), file('params_shard_0.bin', 'ee'), file('lib/chat-webgpu.wasm', 'ff'), file('tokenizer.json', '00')]
    expect(storedSubject({ manifest: { ...manifest, dtype: 'q4f16_1', files: compiled } })).toMatchObject({ sha256: 'ff+dd', dtype: 'q4f16_1' })
  })
})
