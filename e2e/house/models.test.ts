/** The models that are offered are the ones that are there: folders, names, sizes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { SHIPPED } from '../../src/core/models/catalogue.ts'
import { ModelCard } from '../../src/core/models/model-card.ts'
import { root } from '../../tools/app.ts'

const folder = join(root, 'public/models')
const cardOf = (id: string): ModelCard => v.parse(ModelCard, JSON.parse(readFileSync(join(folder, id, 'second-thought.json'), 'utf8')))

describe('the models that ship', () => {
  it('are all offered, and no others, under their own names and with the size of their weights', () => {
    expect(readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name).toSorted()).toEqual(SHIPPED.map(({ id }) => id).toSorted())
    for (const { id, name, megabytes } of SHIPPED) {
      expect(cardOf(id)).toMatchObject({ id, name: `Second Thought ${name}` })
      expect(megabytes).toBeCloseTo(statSync(join(folder, id, 'onnx/model.onnx')).size / 1e6, 1)
    }
  })

  it('grow from one to the next, and read prompts alike', () => {
    const cards = SHIPPED.map(({ id }) => cardOf(id))
    expect(cards.map(({ parameters }) => parameters)).toEqual(cards.map(({ parameters }) => parameters).toSorted((a, b) => a - b))
    for (const card of cards) expect([card.context, card.architecture.vocab]).toEqual([cards[0]?.context, cards[0]?.architecture.vocab])
  })
})
