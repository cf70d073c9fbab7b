/** The exported weights in the app's own loop against the trainer's replies: what was trained is what runs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { DIRECT, THINK, openHeadless } from '../engine/headless-page.ts'
import { modelFolder } from '../support/model.ts'
import { expect, test } from '../support/test.ts'

/** Written by training/evaluate.py --reference. */
const Reference = v.object({
  id: v.string(), prompt: v.string(),
  direct: v.object({ answer: v.string(), tokens: v.number() }),
  think: v.object({ answer: v.string(), tokens: v.number() }),
})

const LEAST_EQUAL = 0.995
const BATCH = 20

test('500 prompts get the trainer\'s answers, at once and after thinking', async ({ page }) => {
  // A thousand passes: half a minute on a quiet machine.
  test.setTimeout(600_000)
  const references = readFileSync(join(modelFolder, 'reference.jsonl'), 'utf8').trim().split('\n').map((line) => v.parse(Reference, JSON.parse(line)))
  expect(references).toHaveLength(500)
  await openHeadless(page)
  const differences: string[] = []
  for (let at = 0; at < references.length; at += BATCH) {
    const batch = references.slice(at, at + BATCH)
    const turns = await page.evaluate(
      (requests) => window.secondThought.askAll(requests),
      batch.flatMap(({ prompt }) => [DIRECT, THINK].map((policy) => ({ prompt, policy }))),
    )
    for (const [index, { id, direct, think }] of batch.entries()) {
      const answers = [turns[2 * index], turns[2 * index + 1]].map((turn) => turn?.rungs[0]?.result?.answer)
      for (const [mode, expected, given] of [['direct', direct.answer, answers[0]], ['think', think.answer, answers[1]]] as const) {
        if (given !== expected.trim()) differences.push(`${id} ${mode}: trainer ${JSON.stringify(expected)}, app ${JSON.stringify(given)}`)
      }
    }
  }
  for (const mode of ['direct', 'think']) {
    const own = differences.filter((difference) => difference.includes(` ${mode}:`))
    expect(1 - own.length / references.length, own.join('\n')).toBeGreaterThanOrEqual(LEAST_EQUAL)
  }
})
