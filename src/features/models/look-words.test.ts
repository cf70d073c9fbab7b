import { expect, it } from 'vitest'
import { HUB_CATALOGUE } from '../../core/models/hub-catalogue.ts'
import type { Look } from '../../stores/models-store.ts'
import { foundWords, listedName } from './look-words.ts'

const found = (repo: string, plans: number): Look => ({ state: 'found', listing: { repo, plans: Array.from({ length: plans }, () => ({})) } } as unknown as Look)

it('names what was found, how many choices there are, and where the page lists it already', () => {
  expect(foundWords(found('owner/name', 1))).toBe('Found owner/name. What can be downloaded of it is below.')
  const [row] = HUB_CATALOGUE
  expect(foundWords(found(row?.repo ?? '', 3))).toBe(`Found ${row?.repo}, in 3 quantisations. It is ${row?.name} of the lists above. What can be downloaded of it is below.`)
  expect(listedName('owner/name')).toBeNull()
})

it('leaves what is still read, or went wrong, to where that is said', () => {
  expect([foundWords(undefined), foundWords({ state: 'looking' }), foundWords({ state: 'failed', failure: { code: 'gated', detail: '' } })]).toEqual(['', '', ''])
})
