import { describe, expect, it } from 'vitest'
import { type AddressParts, readAddress } from './endpoint.ts'

/** Node's own URL, which core's types do not know. */
const { URL } = globalThis as unknown as { readonly URL: new (text: string) => AddressParts }
const read = (text: string) => readAddress(text, (whole) => new URL(whole))

describe('readAddress', () => {
  it.each([
    ['https://api.example.org/v1', 'https://api.example.org/v1', false],
    [' https://api.example.org/v1/ ', 'https://api.example.org/v1', false],
    ['https://api.example.org/v1/chat/completions', 'https://api.example.org/v1', false],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1', true],
    ['http://127.1:8080', 'http://127.0.0.1:8080', true],
    ['http://2130706433/v1', 'http://127.0.0.1/v1', true],
  ])('takes %s', (text, baseUrl, loopback) => {
    expect(read(text)).toMatchObject({ ok: true, baseUrl, loopback })
  })

  it.each([
    ['', 'no address yet'],
    ['api.example.org/v1', 'has to start with https://'],
    ['javascript:alert(1)', 'has to start with https://'],
    ['https://', 'not an address'],
    ['https://exa mple.org', 'not an address'],
    ['ftp://example.org', 'ftp:// can’t be asked'],
    ['http://example.org/v1', 'readable by anyone'],
    ['http://127.0.0.1.example.org/v1', 'readable by anyone'],
    ['http://localhost.example.org/v1', 'readable by anyone'],
    ['http://[::1]:8080/v1', '127.0.0.1 in place of'],
    ['http://127.0.0.2/v1', '127.0.0.1 in place of'],
    ['http://192.168.1.2/v1', 'readable by anyone'],
    ['https://name:secret@example.org/v1', 'a name or a password'],
    ['https://example.org/v1?key=abc', 'keys have a field'],
  ])('refuses %j and says what to do', (text, detail) => {
    const address = read(text)
    expect(address).toMatchObject({ ok: false, detail: expect.stringContaining(detail) as string })
    if (!address.ok) expect(address.detail).not.toContain('secret')
  })
})
