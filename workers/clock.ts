/** Time as downloads and calls to servers need it: an argument, so that tests need not wait. */
export interface Clock {
  /** Milliseconds that never jump. */
  now(): number
  /** Runs `then` once after so many milliseconds, unless the returned function is called before. */
  after(ms: number, then: () => void): () => void
}

export const platformClock: Clock = {
  now: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
