/** Something that is opened on its first use and kept, and opened anew after it failed or was lost. */

export interface Lazily<T> {
  /** Rejects as opening did; the next call tries again. */
  (): Promise<T>
  /** It is gone: the next call opens it anew. */
  forget(): void
}

/** Opens on the first call; calls while it opens share that one opening. */
export function lazily<T>(open: () => Promise<T>): Lazily<T> {
  let opening: Promise<T> | null = null
  const forget = (): void => { opening = null }
  return Object.assign(() => opening ??= open().catch((error: unknown) => {
    forget()
    throw error
  }), { forget })
}
