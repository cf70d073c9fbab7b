/** Runs one pass of any engine to its end and keeps all it gave. */
import type { Completion, Mode, Part, Sequence } from '../../src/core/engine.ts'

export interface Pass {
  readonly parts: readonly Part[]
  readonly completion: Completion
}

/** `stopAfter`: parts after which it is stopped; 0 before the first. */
export async function passOf(sequence: Sequence, { mode, cap, stopAfter = Infinity }: { readonly mode: Mode; readonly cap: number; readonly stopAfter?: number }): Promise<Pass> {
  const signal = { aborted: stopAfter === 0 }
  const parts: Part[] = []
  const running = sequence.generate({ mode, cap, signal })
  for (;;) {
    const next = await running.next()
    if (next.done === true) return { parts, completion: next.value }
    parts.push(next.value)
    if (parts.length >= stopAfter) signal.aborted = true
  }
}

export function textOf({ parts }: Pick<Pass, 'parts'>): string {
  return parts.filter(({ kind }) => kind === 'answer').map(({ token }) => token.text).join('')
}
