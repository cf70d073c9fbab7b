/** How far a run is and how long it will still take, on standard error. Knows no prompt. */

export interface Progress {
  /** `done` of the total are finished. */
  update(done: number): void
  end(): void
}

/** On a terminal one line that is rewritten; elsewhere a line every tenth of the way. */
export function createProgress(what: string, total: number, stream: NodeJS.WritableStream & { readonly isTTY?: boolean }, now: () => number): Progress {
  const start = now()
  let tenth = 0
  return {
    update(done) {
      const left = (now() - start) / Math.max(done, 1) * (total - done)
      const line = `${what}: ${done} of ${total}${done > 0 && done < total ? `, about ${duration(left)} left` : ''}`
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${line}`)
      } else if (Math.floor(done / total * 10) > tenth) {
        tenth = Math.floor(done / total * 10)
        stream.write(`${line}\n`)
      }
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K')
      stream.write(`${what}: done in ${duration(now() - start)}\n`)
    },
  }
}

/** @param ms milliseconds */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
