/** A finished turn seen again, slowly: the turn as it stood after so many of its recorded tokens. Pure; invents nothing. */
import type { Turn, TurnRung } from '../../core/turn.ts'
import type { Usage } from '../../core/usage.ts'

/** Generated tokens of a turn: the length of its replay. */
export function replayLength(turn: Turn): number {
  return turn.rungs.reduce((sum, pass) => sum + tokensOf(pass), 0)
}

/**
 * The turn after its first `count` generated tokens. Counts are exact; FLOPs and milliseconds within a pass are shared
 * out evenly over its tokens, since only the pass's sum was recorded.
 */
export function replayed(turn: Turn, count: number): Turn {
  if (count >= replayLength(turn)) return turn
  const rungs: TurnRung[] = []
  let left = count
  for (const pass of turn.rungs) {
    const length = tokensOf(pass)
    if (left >= length) {
      rungs.push(pass)
      left -= length
      continue
    }
    const thoughtTokens = pass.thoughtTokens.slice(0, left)
    const answerTokens = pass.answerTokens.slice(0, left - thoughtTokens.length)
    rungs.push({
      ...pass, state: 'running', result: null, thoughtTokens, answerTokens,
      thoughtText: thoughtTokens.map(({ text }) => text).join(''), answerText: answerTokens.map(({ text }) => text).join(''),
      usage: pass.usage === null ? null : partOf(pass.usage, left),
    })
    break
  }
  return { ...turn, status: 'running', outcome: null, rungs, ledger: rungs.flatMap(({ usage }) => usage ?? []) }
}

function tokensOf(pass: TurnRung): number {
  return pass.usage?.decodeTokens ?? pass.thoughtTokens.length + pass.answerTokens.length
}

function partOf(usage: Usage, count: number): Usage {
  const part = usage.decodeTokens === 0 ? 0 : count / usage.decodeTokens
  const prefillMs = Math.min(usage.ttftMs ?? 0, usage.ms)
  return { ...usage, decodeTokens: count, abortedTokens: 0, flopsDecode: usage.flopsDecode * part, ms: prefillMs + (usage.ms - prefillMs) * part }
}
