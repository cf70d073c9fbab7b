/** Two models in one worker on WebGPU, computed in software: the larger one gives the same text as on WASM. */
import { expect, test } from '../support/test.ts'
import { ask, openHeadless } from './headless-page.ts'

const HARDER = { schema: 1, kind: 'think' } as const

test('a larger model loaded beside a first one on WebGPU gives the same text as on WASM, on whichever backend proves right for it', async ({ page }) => {
  const texts: string[] = []
  for (const backend of ['wasm', 'webgpu'] as const) {
    await openHeadless(page, `?backend=${backend}&models=mini,base`)
    const { turn } = await ask(page, { prompt: '7 + 8', policy: HARDER })
    expect(turn.loads).toMatchObject([{ model: 'base', state: 'ready' }])
    expect(turn.ledger).toMatchObject([{ model: 'base' }])
    texts.push(turn.rungs.map(({ thoughtText, answerText }) => `${thoughtText}|${answerText}`).join())
  }
  expect(texts[1]).toBe(texts[0])
})
