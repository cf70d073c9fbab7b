import { expect, it } from 'vitest'
import type { LadderModel } from '../../inference/inference.ts'
import { skillsSentence } from './model-words.ts'

const SKILLS = [{ id: 'add', name: 'Addition', example: '' }, { id: 'decline', name: 'Declining', example: '' }, { id: 'spell', name: 'Spelling', example: '' }]
const model = (id: string, name: string) => ({ id, card: { name } as LadderModel['card'] })
const [mini, base, server] = [model('mini', 'Second Thought Mini'), model('base', 'Second Thought Base'), model('remote:e', 'llama at 127.0.0.1:9')]

it('ascribes the skills to the models that ship alone', () => {
  expect(skillsSentence([base], SKILLS)).toBe('It can: Addition, Spelling.')
  expect(skillsSentence([mini, base], SKILLS)).toBe('They can: Addition, Spelling.')
  expect(skillsSentence([base, server], SKILLS)).toBe('Second Thought Base can: Addition, Spelling.')
  expect(skillsSentence([mini, base, server], SKILLS)).toBe('Second Thought Mini and Second Thought Base can: Addition, Spelling.')
})
