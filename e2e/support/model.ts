/** The built-in model's card, read from the files that are served. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { ModelCard } from '../../src/core/models/model-card.ts'
import { root } from '../../tools/app.ts'

export const modelFolder = join(root, 'public/models/base')

export function builtInCard(): ModelCard {
  return v.parse(ModelCard, JSON.parse(readFileSync(join(modelFolder, 'second-thought.json'), 'utf8')))
}
