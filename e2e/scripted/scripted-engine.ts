/** A scripted engine: its answers are written down, its words are its tokens, its probabilities are made up. For tests alone. */
import type { Completion, Engine, GenerateRequest, Part, PreparedPrompt, Sequence, TokenStat } from '../../src/core/engine.ts'
import type { Usage } from '../../src/core/usage.ts'

export interface Script {
  /** Prompt and answer. */
  readonly answers: Readonly<Record<string, string>>
  /** What it says to any other prompt. */
  readonly otherwise: string
  /** Tokens of prompt and answer together. */
  readonly context: number
}

export interface ScriptedEngine extends Engine {
  /** Sequences that were opened and not closed. */
  readonly live: () => number
}

const LOGPROB = Math.log(0.9)
const SECOND = Math.log(0.05)
/** Kept free for an answer where a prompt is cut. */
const ROOM = 8

/** A word with the space before it. */
export function scriptedTokens(text: string): readonly string[] {
  return text.match(/\s*\S+/gu) ?? []
}

export function createScriptedEngine({ answers, otherwise, context }: Script): ScriptedEngine {
  const live = new Set<Sequence>()

  function open(text: string): Sequence {
    const source = text.trim().toWellFormed()
    const kept = scriptedTokens(source).slice(0, context - ROOM).join('')
    const tokens = scriptedTokens(kept).length
    const prompt: PreparedPrompt = { text: kept, tokens, mapped: [], replaced: [], leftOut: Array.from(source.slice(kept.length)).length }
    let state: 'open' | 'running' | 'closed' = 'open'
    let read = false
    let latest = usageOf('', 0, 0, 0, false)

    async function* generate({ mode, cap, signal }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
      if (state !== 'open') throw new Error(`this sequence is ${state}`)
      if (mode !== 'direct') throw new Error(`this engine has no mode ${mode}`)
      state = 'running'
      const reused = read ? tokens : 0
      read = true
      let generated = 0
      const told = (aborted: boolean): Usage => latest = usageOf(mode, tokens - reused, reused, generated, aborted)
      let finish: Completion['finish'] = 'cancelled'
      told(false)
      try {
        const words = scriptedTokens(answers[kept] ?? otherwise)
        for (let at = 0; !signal.aborted; at++) {
          const word = words[at]
          generated++
          told(false)
          yield word === undefined ? { kind: 'control', token: stat(0, '') } : { kind: 'answer', token: stat(at + 1, word) }
          if (word === undefined) { finish = 'end'; break }
          if (generated >= cap) { finish = 'cap'; break }
          if (tokens + generated >= context) { finish = 'context'; break }
          await Promise.resolve()
        }
      } finally {
        told(finish === 'cancelled')
        if (state === 'running') state = 'open'
      }
      return { finish, forced: false, modePrior: null, usage: latest }
    }

    const sequence: Sequence = {
      prompt,
      usage: () => latest,
      generate,
      check: async () => { throw new Error('this engine does not check') },
      close: () => {
        state = 'closed'
        live.delete(sequence)
      },
    }
    live.add(sequence)
    return sequence
  }

  return {
    id: 'scripted',
    model: { id: 'scripted', name: 'Scripted', context, decline: [], modeChoice: false, thinkCap: 0, skills: [] },
    backend: 'wasm',
    capabilities: { logprobs: 'top-k', fork: false, crop: false, batch: false, thinking: 'none', reportsReuse: true },
    live: () => live.size,
    open,
    close: async () => {},
  }
}

function stat(id: number, text: string): TokenStat {
  return { id, text, logprob: LOGPROB, top: [[text, LOGPROB], ['?', SECOND]], entropy: null }
}

function usageOf(rung: string, prefillTokens: number, reusedTokens: number, decodeTokens: number, aborted: boolean): Usage {
  return {
    engine: 'scripted', model: 'scripted', rung, backend: 'wasm', prefillTokens, reusedTokens, decodeTokens, abortedTokens: aborted ? decodeTokens : 0,
    flopsPrefill: 0, flopsDecode: 0, ms: 0, ttftMs: decodeTokens === 0 ? null : 0, source: 'counted',
  }
}
