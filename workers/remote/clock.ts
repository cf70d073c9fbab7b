/** Time as the remote calls need it: an argument, so that tests need not wait. */
export interface RemoteClock {
  /** Milliseconds that never jump. */
  now(): number
  /** Runs `then` once after so many milliseconds, unless the returned function is called before. */
  after(ms: number, then: () => void): () => void
}

export const platformClock: RemoteClock = {
  now: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
