import { expect, test } from 'vitest'
import { lazily } from './lazily.ts'

test('opens once, on first use, and anew after it was lost', async () => {
  let opened = 0
  const get = lazily(async () => ++opened)
  expect(opened).toBe(0)
  expect(await Promise.all([get(), get()])).toEqual([1, 1])
  get.forget()
  expect(await get()).toBe(2)
})

test('what failed is tried again at the next call', async () => {
  const results = ['fails', 'works']
  const get = lazily(async () => {
    const result = results.shift()
    if (result === 'fails') throw new Error('full')
    return result
  })
  await expect(get()).rejects.toThrow('full')
  expect(await get()).toBe('works')
})
