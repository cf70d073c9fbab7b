import { describe, expect, it } from 'vitest'
import { readSetupFile, setupFileText, type Setup } from './setup-file.ts'

const SETUP: Setup = { policy: 'auto', dial: 0.3, votes: true, ladder: [{ model: 'mini' }, { model: 'base' }, { model: 'owner/name' }] }

function refusal(change: Record<string, unknown>): string {
  const read = readSetupFile(JSON.stringify({ ...JSON.parse(setupFileText(SETUP)) as object, ...change }))
  return read.ok ? 'it was read' : read.refusal.detail
}

describe('a file of settings', () => {
  it('comes back as it went', () => {
    const read = readSetupFile(setupFileText(SETUP))
    expect(read.ok && read.value).toMatchObject(SETUP)
  })

  it.each(['endpoint', 'endpoints', 'apiKey', 'consent', 'hub', 'rule', 'prompt'])('fault 17: has no place for %s', (key) => {
    expect(refusal({ [key]: 'https://example.org' })).toBe(`Field “${key}” has no place in such a file.`)
    expect(refusal({ ladder: [{ model: 'base', [key]: 'x' }] })).toBe(`Model 1, field “${key}” has no place in such a file.`)
  })

  it('fault 17: a server on the ladder is refused with a sentence', () => {
    expect(refusal({ ladder: [{ model: 'base' }, { model: 'remote:one' }] })).toBe('Model 2, field “model” is not as it should be: it is a server, and those are added by hand, under Models.')
    expect(refusal({ ladder: [{ model: 'base' }, { model: 'gpt', engine: 'remote', baseUrl: 'https://example.org' }] })).toBe('Model 2, field “engine” has no place in such a file.')
  })

  it.each([
    [{ ladder: [{ model: 'mini' }] }, 'Field “ladder” is not as it should be: it lacks “base”, which every ladder here has.'],
    [{ ladder: [{ model: 'base' }, { model: '../../etc' }] }, 'Model 2, field “model” is not as it should be: a model is named by its repository, such as owner/name.'],
    [{ ladder: 'base' }, 'Field “ladder” should be Array and is "base".'],
    [{ dial: 2 }, 'Field “dial” is not as it should be: Invalid value: Expected <=1 but received 2.'],
    [{ policy: 'random' }, 'Field “policy” should be ("auto" | "direct" | "think") and is "random".'],
    [{ votes: 'yes' }, 'Field “votes” should be boolean and is "yes".'],
    [{ schema: 3 }, 'A newer version of this app wrote it (schema 3; this one reads schema 1).'],
    [{ kind: 'second-thought conversations' }, 'It is a file of conversations.'],
  ])('fault 17: %j is refused at its place', (change, words) => {
    expect(refusal(change)).toBe(words)
  })
})
