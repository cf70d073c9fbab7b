import { describe, expect, it } from 'vitest'
import { MADE_UP_CHAT, SECRETS } from '../../core/files/made-up-chat.ts'
import { conversationMarkdown } from './conversation-markdown.ts'

describe('a conversation as Markdown', () => {
  const text = conversationMarkdown({ ...MADE_UP_CHAT, title: '<b>7 + 5</b> [a](javascript:1)\n# no' })

  it('is the branch that is shown, with what each answer cost', () => {
    expect(text).toContain('## Answer\n\n```text\n12\n```\n\nAnswered at once, 97 % sure\n\nCost: 3 tokens generated, 12.0 MFLOP, 13 ms \\(base direct\\).')
    expect(text).toContain('6 tokens generated')
    expect(text).not.toContain('Another branch')
  })

  it('fault 17: lets nothing that anybody wrote be more than text', () => {
    expect(text.split('\n')[0]).toBe('# \\<b\\>7 \\+ 5\\</b\\> \\[a\\]\\(javascript:1\\) \\# no')
    expect(text).toContain('````text\n<img src=x onerror=alert(1)> and ```code```\n````')
  })

  it('names no server', () => {
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    expect(text).toContain('a server direct')
  })
})
