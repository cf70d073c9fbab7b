/** What the meter shows against a recount from the session's own runs: done, thought over, and stopped in the middle. */
import type { Recounted } from '../../src/core/recount.ts'
import { flops } from '../../src/ui/format.ts'
import { recountCalls, runRecord } from '../engine/headless-page.ts'
import { Chat, type TurnOnPage } from '../support/chat.ts'
import { HARD, LONG_THOUGHT } from '../support/prompts.ts'
import { expect, test } from '../support/test.ts'
import { builtInCard } from '../support/model.ts'

/** What is on the screen for one pass equals the recount of it. */
async function expectShown(turn: TurnOnPage, rung: 'direct' | 'think', counted: Recounted): Promise<void> {
  const [, , tokens, shownFlops] = await turn.rung(rung)
  expect(tokens).toBe(String(counted.decodeTokens))
  expect(shownFlops).toBe(flops(counted.flopsPrefill + counted.flopsDecode))
  const cut = counted.abortedTokens > 0 ? `, ${counted.abortedTokens} of them cut short` : ''
  expect(await turn.counts(rung)).toBe(`${counted.prefillTokens} prompt ${counted.prefillTokens === 1 ? 'token' : 'tokens'} read, ${counted.reusedTokens} reused, ${counted.decodeTokens} generated${cut}`)
}

test('an escalated prompt costs on the screen what the session ran, and its second pass one prompt token', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open('?backend=wasm&record=runs')
  const turn = await chat.ask(HARD.prompt)
  const [direct, think, ...rest] = recountCalls(await runRecord(page), builtInCard())
  if (direct === undefined || think === undefined) throw new Error('two calls were to be recorded')
  expect(rest).toEqual([])
  expect(think.prefillTokens).toBe(1)
  await expectShown(turn, 'direct', direct)
  await expectShown(turn, 'think', think)
  await expect(chat.meterNumber('tokens')).toHaveText(String(direct.decodeTokens + think.decodeTokens))
})

test('a thought that is stopped in the middle is kept, and its work is counted', async ({ page }) => {
  const chat = new Chat(page)
  await chat.open()
  await page.evaluate(() => {
    // As soon as the thought shows on the page: a person's hand would come too late on a quick machine.
    new MutationObserver((_, observer) => {
      if (!document.body.innerText.includes('Thinking, ')) return
      observer.disconnect()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  const turn = await chat.ask(LONG_THOUGHT, 'Think')
  await expect(turn.item).toContainText('Stopped. The thought so far is kept.')
  // Against the session's own runs this is proven in engine/recount.spec.ts: a worker that is slow to stop takes its record with it.
  const [, , tokens] = await turn.rung('think')
  expect(Number(tokens)).toBeGreaterThan(0)
  expect(await turn.counts('think')).toMatch(new RegExp(` ${tokens} generated, ${tokens} of them cut short$`))
  await expect(chat.meterNumber(tokens === '1' ? 'token' : 'tokens')).toHaveText(String(tokens))

  const again = await chat.ask(HARD.prompt)
  await expect(again.answer()).toHaveText(HARD.answer)
})
