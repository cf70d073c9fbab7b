/** Same prompt, same backend: same answer and the very same probabilities. */
import { expect, test } from '../support/test.ts'
import { DIRECT, THINK, ask, openHeadless } from './headless-page.ts'

test('a prompt asked again gives the same tokens with the same log-probabilities, from a kept or a fresh prefill', async ({ page }) => {
  const prompts = ['What is 12 + 30?', 'sort 5 3 9 1', 'who wrote hamlet']
  const seen: unknown[][] = []
  for (let visit = 0; visit < 2; visit++) {
    await openHeadless(page, '?backend=wasm')
    // The second round comes in another order, so that some prompts follow themselves and reuse their prefill.
    for (const order of [prompts, prompts.toReversed()]) {
      const tokens = new Map<string, unknown>()
      for (const prompt of order) {
        for (const policy of [DIRECT, THINK]) {
          const { turn } = await ask(page, { prompt, policy })
          tokens.set(`${prompt} ${policy.kind}`, turn.rungs.map((rung) => [rung.thoughtTokens, rung.answerTokens]))
        }
      }
      seen.push([...tokens].sort(([a], [b]) => a.localeCompare(b)))
    }
  }
  for (const other of seen.slice(1)) expect(other).toEqual(seen[0])
})
