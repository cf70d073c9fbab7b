import { expect, it } from 'vitest'
import type { DownloadFailure } from '../../core/models/download.ts'
import { failureWords } from './failure-words.ts'
import { chosenHub } from './hub-choice.ts'

it('promises that what arrived is kept only where something was to arrive', () => {
  for (const code of ['unreachable', 'stalled', 'server-failed'] as const satisfies readonly DownloadFailure['code'][]) {
    const failure = { code, detail: 'status 503', file: 'onnx/model.onnx' }
    expect(failureWords(failure).sentence).toContain('What has arrived is kept')
    expect(failureWords(failure, true).sentence).not.toMatch(/arrived|times in a row|line was cut/)
  }
  expect(failureWords({ code: 'unreachable', detail: '' }, true).sentence).toBe('The hub can’t be reached. Check the connection, and the hub’s address below.')
})

it('takes an emptied hub address for the usual hub', () => {
  expect(chosenHub('  ')).toEqual({ ok: true, value: 'https://huggingface.co' })
  expect(chosenHub('https://hub.example/')).toEqual({ ok: true, value: 'https://hub.example' })
  expect(chosenHub('hub').ok).toBe(false)
})
