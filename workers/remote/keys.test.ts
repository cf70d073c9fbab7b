import { describe, expect, it } from 'vitest'
import { fakeDisk } from './fake-server.ts'
import { createKeys } from './keys.ts'

const ORIGIN = 'https://api.example.org'
const KEY = 'sk-secret-0123456789'
/** The app's own count is for passphrases that people choose; a test waits for nobody. */
const FEW = 1000

describe('the keys', () => {
  it('are in memory alone until a person wishes more', async () => {
    const disk = fakeDisk()
    const keys = createKeys(disk, crypto, FEW)
    expect(await keys.set('one', ORIGIN, KEY)).toBe(true)
    expect(keys.of('one', ORIGIN)).toBe(KEY)
    expect(await keys.states()).toEqual({ one: 'memory' })
    expect(disk.dump()).toBe('[]')
    expect(createKeys(disk, crypto, FEW).of('one', ORIGIN)).toBeNull()
  })

  it('come back from disk by their passphrase, and by no other', async () => {
    const disk = fakeDisk()
    const before = createKeys(disk, crypto, FEW)
    await before.set('one', ORIGIN, KEY)
    await before.keep('one', 'correct horse')
    expect(await before.states()).toEqual({ one: 'kept' })
    expect(disk.dump()).not.toContain(KEY)
    expect(disk.dump()).not.toContain('correct horse')

    const after = createKeys(disk, crypto, FEW)
    expect(await after.states()).toEqual({ one: 'locked' })
    expect(await after.unlock('one', 'wrong horse')).toBe(false)
    expect(after.of('one', ORIGIN)).toBeNull()
    expect(await after.unlock('one', 'correct horse')).toBe(true)
    expect(after.of('one', ORIGIN)).toBe(KEY)
  })

  it('do not open for an origin that was changed on disk', async () => {
    const disk = fakeDisk()
    const before = createKeys(disk, crypto, FEW)
    await before.set('one', ORIGIN, KEY)
    await before.keep('one', 'p')
    const [kept] = await disk.keys()
    if (kept !== undefined) await disk.putKey({ ...kept, origin: 'https://evil.example' })
    expect(await createKeys(disk, crypto, FEW).unlock('one', 'p')).toBe(false)
  })

  it('are gone when they are forgotten or replaced', async () => {
    const disk = fakeDisk()
    const keys = createKeys(disk, crypto, FEW)
    await keys.set('one', ORIGIN, KEY)
    await keys.keep('one', 'p')
    await keys.set('one', ORIGIN, 'another')
    expect(await disk.keys()).toEqual([])
    await keys.forget('one')
    expect([keys.of('one', ORIGIN), await keys.states()]).toEqual([null, {}])
  })

  it.each(['', 'two words', 'line\nbreak', 'käse', 'x'.repeat(5000)])('refuse what no header can carry: %j', async (key) => {
    expect(await createKeys(fakeDisk(), crypto, FEW).set('one', ORIGIN, key)).toBe(false)
  })

  it('write their sealed form differently each time', async () => {
    const sealed = async (): Promise<string> => {
      const disk = fakeDisk()
      const keys = createKeys(disk, crypto, FEW)
      await keys.set('one', ORIGIN, KEY)
      await keys.keep('one', 'p')
      return disk.dump()
    }
    expect(await sealed()).not.toBe(await sealed())
  })
})
