import { expect, test } from 'vitest'
import type { Endpoint } from '../core/remote/endpoint.ts'
import type { Profile } from '../core/calibration/profile.ts'
import { addedPlaces, untested } from './added-places.ts'

const SERVER: Endpoint = { id: 'mine', name: 'Mine', baseUrl: 'https://api.example.org/v1', model: 'm', rule: 'ask', reasoning: 'none', price: { input: 1, output: 2 }, found: null }

test('what runs here is asked before what leaves, and a server knows neither its address nor its price on the way to an engine', () => {
  expect(addedPlaces([{ id: 'owner/name', kind: 'stored' }, { id: 'owner/name-q4f16_1-MLC', kind: 'web-llm' }], [SERVER])).toEqual([
    { kind: 'stored', id: 'owner/name', enabled: true },
    { kind: 'web-llm', id: 'owner/name-q4f16_1-MLC', enabled: true },
    { kind: 'remote', id: 'remote:mine', enabled: true, endpoint: { id: 'mine', name: 'Mine', model: 'm', reasoning: 'none', found: null } },
  ])
})

test('a server that may never be asked, or whose model was not chosen yet, is not on the ladder', () => {
  expect(addedPlaces([], [{ ...SERVER, rule: 'never' }, { ...SERVER, model: '' }])).toEqual([])
})

test('each place carries what was measured of it, and a server that changed is known', () => {
  const profile = { model: { id: 'owner/name', sha256: 'aa', dtype: 'q8' } } as Profile
  expect(addedPlaces([{ id: 'owner/name', kind: 'stored' }, { id: 'owner/other', kind: 'stored' }], [], [profile])).toEqual([{ kind: 'stored', id: 'owner/name', enabled: true, profiles: [profile] }, { kind: 'stored', id: 'owner/other', enabled: true }])
  expect(addedPlaces([{ id: 'owner/name', kind: 'web-llm' }], [], [profile])).toEqual([{ kind: 'web-llm', id: 'owner/name', enabled: true, profiles: [profile] }])
  const server = (id: string, found: Endpoint['found']): Endpoint => ({ id, name: id, baseUrl: 'https://api.example.org/v1', model: 'm', rule: 'ask', reasoning: 'none', price: null, found })
  const found = { logprobs: 'top-k', reportsReuse: false, context: null } as const
  expect(untested([server('same', found), server('moved', found), server('gone', found)], [server('same', found), server('moved', null)])).toEqual(['moved', 'gone'])
})
