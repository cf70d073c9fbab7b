import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../core/remote/endpoint.ts'
import { exampleNote, whereSentence } from './empty-page-words.ts'
import { EXAMPLES } from './examples.ts'

const hostOf = ({ baseUrl }: Endpoint): string => new URL(baseUrl).host
const server = (name: string, host: string, change: Partial<Endpoint> = {}): Endpoint => (
  { id: name, name, baseUrl: `https://${host}/v1`, model: 'm', rule: 'ask', reasoning: 'none', price: null, found: null, ...change }
)

describe('the empty page', () => {
  it('says that nothing is sent only where no server may be asked', () => {
    expect(whereSentence(1, [], hostOf)).toBe('This model runs in this tab; nothing is sent.')
    expect(whereSentence(2, [], hostOf)).toBe('These models run in this tab; nothing is sent.')
    const silent = [server('a.example', 'a.example', { rule: 'never' }), server('b.example', 'b.example', { model: '', rule: 'always' })]
    expect(whereSentence(1, silent, hostOf)).toBe('This model runs in this tab; nothing is sent.')
  })

  it('names every server that may be asked, where it is, and whether one sees first what is sent', () => {
    const [mine, theirs, other] = [server('My box', '127.0.0.1:9788', { rule: 'always' }), server('example.org', 'example.org'), server('b.example', 'b.example')]
    expect(whereSentence(1, [theirs], hostOf))
      .toBe('This model runs in this tab. What it declines or is unsure of may leave it: example.org may be asked after you look at what is sent.')
    expect(whereSentence(1, [mine], hostOf))
      .toBe('This model runs in this tab. What it declines or is unsure of may leave it: My box (127.0.0.1:9788) may be asked without asking you.')
    expect(whereSentence(2, [mine, theirs, other], hostOf))
      .toBe('These models run in this tab. What they decline or are unsure of may leave it: example.org and b.example may be asked after you look at what is sent, and My box (127.0.0.1:9788) without asking you.')
  })

  it('promises a decline only where no model follows those that ship', () => {
    const hamlet = EXAMPLES.find(({ prompt }) => prompt === 'Who wrote Hamlet?')
    expect(hamlet && [exampleNote(hamlet, false), exampleNote(hamlet, true)]).toEqual(['honestly declined', 'not for this small model'])
    expect(EXAMPLES.filter((example) => example !== hamlet).map((example) => exampleNote(example, true))).toEqual(['sure at once', 'doubtful, so thought over'])
  })
})
