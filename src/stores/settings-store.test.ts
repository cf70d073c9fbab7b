import { describe, expect, it } from 'vitest'
import { createSettingsStore, type KeyValue } from './settings-store.ts'

function disk(content: string | null = null): KeyValue & { readonly content: () => string | null } {
  let kept = content
  return { getItem: () => kept, setItem: (_, value) => { kept = value }, removeItem: () => { kept = null }, content: () => kept }
}

describe('settings', () => {
  it('come back after a reload, the draft too', () => {
    const place = disk()
    createSettingsStore(place).actions.set({ theme: 'dark', draft: 'half a question', share: 0.4 })
    expect(createSettingsStore(disk(place.content())).getState()).toMatchObject({ theme: 'dark', draft: 'half a question', share: 0.4, unit: 'tokens' })
  })
  it('lose one unreadable value and keep the others', () => {
    const kept = JSON.stringify({ theme: 'plaid', unit: 'flops', share: 7, meterWidth: '1', draft: 'kept' })
    expect(createSettingsStore(disk(kept)).getState()).toMatchObject({ theme: 'system', unit: 'flops', share: null, draft: 'kept' })
  })
  it('survive a broken record and a disk that throws', () => {
    const broken: KeyValue = { getItem: () => { throw new Error('denied') }, setItem: () => { throw new Error('denied') }, removeItem: () => { throw new Error('denied') } }
    expect(createSettingsStore(disk('{')).getState().policyKind).toBe('auto')
    const store = createSettingsStore(broken)
    store.actions.set({ unit: 'ms' })
    expect(store.getState().unit).toBe('ms')
    store.actions.forget()
    expect(store.getState().unit).toBe('tokens')
  })
  it('leave nothing on disk once forgotten', () => {
    const place = disk()
    const store = createSettingsStore(place)
    store.actions.set({ draft: 'secret' })
    store.actions.forget()
    expect(place.content()).toBeNull()
  })
})
