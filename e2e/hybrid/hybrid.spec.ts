/** The whole way of a downloaded model that keeps convolutions beside keys and values: looked at, fetched, verified, asked what the model here declines. The hub is on this machine; the model is tiny, its weights drawn by chance, and it says what plain arithmetic says it must. */
import { SYSTEM_TEXT } from '../../workers/engines/transformers/hub/chat-frame.ts'
import { ANSWER_CAP } from '../../workers/engines/transformers/hub/chat-pass.ts'
import { referenceTokens } from '../fixtures/hybrid/reference.ts'
import { HYBRID, hybridFiles } from '../fixtures/hybrid/repo.ts'
import { CONTROLS, plainPrompt } from '../fixtures/hybrid/tokens.ts'
import { makeWeights } from '../fixtures/hybrid/weights.ts'
import { Chat } from '../support/chat.ts'
import { startHub } from '../support/hub-server.ts'
import { ModelsOnPage } from '../support/models-page.ts'
import { expect, test } from '../support/test.ts'

const PROMPT = 'What is the capital of France?'
const COMMIT = 'c0ffee'.padEnd(40, '0')

test.setTimeout(600_000)

test('a model with convolutions beside attention is fetched, and answers what the model here declines', async ({ page, watched }) => {
  const weights = makeWeights()
  const hub = await startHub([{ id: HYBRID, commit: COMMIT, files: hybridFiles(weights) }])
  watched.allowOrigin(hub.url)
  const models = new ModelsOnPage(page)
  await models.open()
  await models.useHub(hub.url)
  await expect((await models.look(HYBRID)).getByText(/reads 256 tokens · no thinking switch · lfm2/)).toBeVisible()
  await models.download(HYBRID)
  await models.there(HYBRID)
  await hub.close()

  const chat = new Chat(page)
  await chat.open()
  const turn = await chat.ask(PROMPT)
  const said = referenceTokens(weights, plainPrompt(SYSTEM_TEXT, PROMPT), ANSWER_CAP, CONTROLS.end)
  const text = Buffer.from(said.filter((id) => id !== CONTROLS.end)).toString().trim()
  expect(text.length).toBeGreaterThan(4)
  await expect(turn.answer()).toHaveText(text)
})
