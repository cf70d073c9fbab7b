import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFileHash } from './file-hash.ts'
import { planned } from './scripted-hub.ts'

describe('the hash of a file', () => {
  it('is the platform\'s, however the bytes are split, also after a restart', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), async (parts) => {
      const whole = Uint8Array.from(parts.flatMap((part) => [...part]))
      const file = await planned('a', whole)
      const hash = await createFileHash(file)
      hash.update(Uint8Array.of(1, 2, 3))
      hash.restart()
      for (const part of parts) hash.update(part)
      expect(hash.end()).toEqual({ right: true, found: file.check.hex, sha256: file.check.hex })
    }), { numRuns: 40 })
  })

  it.each([
    ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
    ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ])('is git\'s own for a file that git keeps: %j', async (text, hex) => {
    const bytes = new TextEncoder().encode(text)
    const hash = await createFileHash({ path: 'a', size: bytes.byteLength, check: { kind: 'git', hex } })
    hash.update(bytes)
    expect(hash.end()).toMatchObject({ right: true, sha256: (await planned('a', bytes)).check.hex })
  })
})
