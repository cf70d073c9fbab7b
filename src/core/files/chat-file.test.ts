import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatFileText, readChatFile, withoutServers } from './chat-file.ts'
import { tooLarge } from './carried-file.ts'
import { MADE_UP_CHAT, SECRETS } from './made-up-chat.ts'

/** The text of a good file with one value changed, by its path; undefined takes it out. */
function changed(path: string, value: unknown): string {
  const file = JSON.parse(chatFileText([MADE_UP_CHAT])) as object
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<object>((at, key) => Reflect.get(at, key) as object, file)
  Reflect.set(holder, last, value)
  return JSON.stringify(file)
}

function refusal(text: string): string {
  const read = readChatFile(text)
  return read.ok ? 'it was read' : `${read.refusal.detail} ${read.refusal.next}`
}

/** With the place where it stands, as text alone can hold it: an assignment would set a prototype. */
function withKey(place: string, key: string): string {
  return chatFileText([MADE_UP_CHAT]).replace(place, `"${key}":{"polluted":true},${place}`)
}

describe('a file of conversations', () => {
  it('comes back as it went, every branch, figure and text', () => {
    const read = readChatFile(chatFileText([MADE_UP_CHAT, { ...MADE_UP_CHAT, title: 'Second', named: true }]))
    expect(read).toEqual({ ok: true, value: [withoutServers(MADE_UP_CHAT), { ...withoutServers(MADE_UP_CHAT), title: 'Second', named: true }] })
  })

  it('changes nothing when it goes a second time', () => {
    expect(withoutServers(withoutServers(MADE_UP_CHAT))).toEqual(withoutServers(MADE_UP_CHAT))
  })

  it('names no server, neither by its name, its id nor its address, and says that one was asked', () => {
    const text = chatFileText([MADE_UP_CHAT])
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    expect(text).toContain('"name":"a server"')
    expect(text).toContain('"rung":"remote:1:direct"')
    expect(text).toContain('"backend":"remote"')
  })

  it('keeps several servers apart', () => {
    const text = chatFileText([MADE_UP_CHAT]).replaceAll('remote:1', 'remote:one')
    const read = readChatFile(text.replace('"remote:one:direct","strategy":"direct","engine":"remote","model":"remote:one"', '"remote:two:direct","strategy":"direct","engine":"remote","model":"remote:two"'))
    const names = read.ok ? read.value[0]?.messages.flatMap((message) => (message.role === 'model' ? message.turn.ladder.map(({ id, name }) => [id, name]) : [])) : []
    expect(names).toContainEqual(['remote:1:direct', 'a server'])
    expect(names).toContainEqual(['remote:2:direct', 'server 2'])
  })

  it('fault 17: keys that reach for a prototype are refused with their path, and reach nothing', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
      expect(refusal(withKey('"asked"', key))).toContain(`Conversation 1, message 2, field “turn.${key}” has no place in such a file.`)
      expect(refusal(withKey('"conversations"', key))).toContain(`Field “${key}” has no place in such a file.`)
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('fault 17: an endpoint, a key or a consent has no place anywhere', () => {
    expect(refusal(changed('conversations.0.endpoint', 'https://example.org'))).toContain('Conversation 1, field “endpoint” has no place')
    for (const key of ['endpoint', 'baseUrl', 'apiKey', 'consent', 'rule']) {
      expect(refusal(withKey('"strategy"', key))).toContain(`Conversation 1, message 2, field “turn.ladder.0.${key}” has no place in such a file.`)
      expect(refusal(withKey('"prefillTokens"', key))).toMatch(new RegExp(`message 2, field “turn\\.rungs\\.0\\.result\\.usage\\.${key}” has no place`))
    }
  })

  it('fault 17: deep nesting is refused before it is parsed, brackets in texts not counted', () => {
    const deep = '['.repeat(2_000_000)
    expect(refusal(deep)).toContain('nested more than 24 levels deep')
    expect(refusal('{"a":'.repeat(100_000))).toContain('nested more than 24 levels deep')
    expect(readChatFile(changed('conversations.0.messages.0.text', `\\"${'[{'.repeat(100)}`)).ok).toBe(true)
  })

  it.each([
    ['a number for a text', 'conversations.0.messages.2.text', 5, 'Conversation 1, message 3, field “text” should be string and is 5.'],
    ['a text for a count', 'conversations.0.messages.1.turn.ledger.0.decodeTokens', '3', 'message 2, field “turn.ledger.0.decodeTokens” should be number and is "3".'],
    ['a share above 1', 'conversations.0.messages.1.turn.confidence', 7, 'message 2, field “turn.confidence” is not as it should be'],
    ['nothing where a list belongs', 'conversations.0.messages', null, 'Conversation 1, field “messages” should be Array and is null.'],
    ['a field that is missing', 'conversations.0.messages.1.turn.outcome', undefined, 'message 2, field “turn.outcome” is missing.'],
    ['a turn that runs', 'conversations.0.messages.1.turn.status', 'running', 'field “turn.status” should be "ended" and is "running".'],
    ['a role of its own', 'conversations.0.messages.1.role', 'system', 'message 2, field “role” should be'],
    ['a message after itself', 'conversations.0.messages.2.parent', 2, 'message 3, field “parent” names a message that does not come before it.'],
    ['two messages in a circle', 'conversations.0.messages.0.parent', 1, 'message 1, field “parent” names a message that does not come before it.'],
    ['a prompt after a prompt', 'conversations.0.messages.2.parent', 0, 'message 3, field “parent” names another message of the person.'],
    ['an answer to nothing', 'conversations.0.messages.1.parent', null, 'message 2, field “parent” is null, and an answer follows a prompt.'],
    ['an end that is not there', 'conversations.0.leaf', 99, 'Conversation 1, field “leaf” names a message that is not there.'],
    ['no conversation', 'conversations', [], 'Field “conversations” is not as it should be'],
    ['a newer version', 'schema', 2, 'A newer version of this app wrote it (schema 2; this one reads schema 1). Reload the page'],
    ['a file of settings', 'kind', 'second-thought settings', 'It is a file of settings. Import it on the Settings page.'],
  ])('fault 17: %s is refused at its place', (_, path, value, words) => {
    expect(refusal(changed(path, value))).toContain(words)
  })

  it.each([['', 'It is empty.'], ['PK\u0003\u0004\0', 'It is not JSON'], ['[]', 'It is JSON, but not a file of conversations.'], ['null', 'It is JSON, but not'], ['{"a":1}', 'It is JSON, but not']])('fault 17: %j is no such file', (text, words) => {
    expect(refusal(text)).toContain(words)
  })

  it('fault 17: says little of what a hostile file says much of', () => {
    const long = 'x'.repeat(1_000_000)
    expect(refusal(withKey('"asked"', long)).length).toBeLessThan(400)
    expect(refusal(changed('conversations.0.messages.1.turn.outcome', long)).length).toBeLessThan(600)
    expect(refusal(changed('conversations.0.messages.0.text', `${long}x`))).toContain('message 1, field “text” is not as it should be')
  })

  it('fault 17: text that looks like HTML comes back as the text that it is', () => {
    const read = readChatFile(chatFileText([MADE_UP_CHAT]))
    expect(read.ok && read.value[0]?.messages[2]).toEqual(MADE_UP_CHAT.messages[2])
  })

  it('fault 17: too large a file is told by its size alone', () => {
    expect(tooLarge(20_000_000)).toBeNull()
    expect(tooLarge(200_000_000)?.detail).toBe('It is 200.0 MB, and up to 20 MB are read.')
  })

  it('fault 17: no piece of a good file, cut or changed anywhere, throws', () => {
    const good = chatFileText([MADE_UP_CHAT])
    fc.assert(fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 8 }), fc.nat(40), (at, other, length) => {
      const read = readChatFile(good.slice(0, at) + other + good.slice(at + length))
      if (!read.ok) expect(read.refusal.detail).not.toBe('')
    }), { numRuns: 200 })
  })
})
