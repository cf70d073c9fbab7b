import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RemoteError } from './remote-failure.ts'
import { MOST_EVENT_CHARACTERS, createSseReader } from './sse.ts'

/** All data of a stream that arrives in these pieces. */
function read(bytes: Uint8Array, cuts: readonly number[]): string[] {
  const reader = createSseReader()
  const at = [0, ...[...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b), bytes.length]
  const data = at.slice(1).flatMap((end, index) => reader.feed(bytes.subarray(at[index], end)))
  return [...data, ...reader.end()]
}

describe('fault 19: the reader of server-sent events', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !/[\r\n\0]/.test(one))
  const newline = fc.constantFrom('\n', '\r\n')

  it('gives the same events wherever the bytes are split, comments and line ends of either kind between them', () => {
    fc.assert(fc.property(fc.array(fc.record({ data: text, comment: fc.boolean() })), newline, fc.array(fc.nat()), (events, end, cuts) => {
      const written = events.map(({ data, comment }) => `${comment ? `: ${data}${end}` : ''}data: ${data}${end}${end}`).join('')
      expect(read(new TextEncoder().encode(written), cuts)).toEqual(events.map(({ data }) => data))
    }))
  })

  it('reads a last event that nothing closed', () => {
    expect(read(new TextEncoder().encode('data: one\n\ndata: two'), [])).toEqual(['one', 'two'])
  })

  it('survives any bytes at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), fc.array(fc.nat()), (bytes, cuts) => {
      expect(Array.isArray(read(bytes, cuts))).toBe(true)
    }))
  })

  it('ends with a failure, not with all memory, on a line without an end', () => {
    const reader = createSseReader()
    const piece = new TextEncoder().encode('data: '.padEnd(1 << 16, 'x'))
    const pour = (): void => { for (let sent = 0; sent <= MOST_EVENT_CHARACTERS; sent += piece.length) reader.feed(piece) }
    expect(pour).toThrow(RemoteError)
  })
})
