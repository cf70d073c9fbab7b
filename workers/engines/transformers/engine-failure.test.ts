import { describe, expect, it } from 'vitest'
import { notStarted } from './engine-failure.ts'

describe('a model that does not start', () => {
  it('fault 12: for lack of memory says so, and what to do', () => {
    for (const said of ['std::bad_alloc', 'RangeError: Invalid array length', 'Aborted(OOM): out of memory', 'failed to allocate memory for buffer of 3 GB', 'WebAssembly.Memory.grow(): cannot grow memory']) {
      expect(notStarted(new Error(said))).toMatchObject({ code: 'out-of-memory', message: expect.stringMatching(/not enough memory.*smaller model/) as string })
    }
  })
  it('for any other reason says what was said', () => {
    expect(notStarted(new Error('no such operator')).message).toBe('the model does not load: no such operator')
  })
})
