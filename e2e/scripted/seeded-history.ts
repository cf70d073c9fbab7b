/** Scripted turns for tests of what the page draws: made by folding scripted events, put into the page's own database. No model runs. */
import type { Page } from '@playwright/test'
import type { PreparedPrompt, TokenStat } from '../../src/core/engine.ts'
import type { CascadeEvent, Decision, RungResult, SkippedRung } from '../../src/core/events.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Policy } from '../../src/core/policy.ts'
import { emptyTurn, foldEvent, type Turn } from '../../src/core/turn.ts'
import type { Usage } from '../../src/core/usage.ts'

export interface ScriptedPass {
  readonly rung: 'direct' | 'think'
  readonly thought?: string
  readonly answer: string
  readonly confidence: number | null
  readonly outcome?: RungResult['outcome']
}

export interface ScriptedTurn {
  readonly prompt: string
  readonly passes: readonly ScriptedPass[]
  readonly outcome: Outcome
  readonly policy?: Policy
  readonly prepared?: Partial<PreparedPrompt>
  readonly decisions?: readonly Decision[]
  readonly skipped?: readonly SkippedRung[]
  /** Leaves out the end, as a closed tab does. */
  readonly unfinished?: boolean
}

const AUTO: Policy = { schema: 1, kind: 'auto', threshold: 0.8 }
const LADDER = [
  { id: 'direct', strategy: 'direct', engine: 'transformers', model: 'base', cap: 48, enabled: true },
  { id: 'think', strategy: 'think', engine: 'transformers', model: 'base', cap: 160, enabled: true },
] as const

/** The turn that these scripted passes add up to. */
export function scriptedTurn(script: ScriptedTurn): Turn {
  const promptTokens = script.prompt.length + 3
  const policy = script.policy ?? AUTO
  const usages = script.passes.map((pass, at) => usageOf(pass, promptTokens, at > 0))
  const last = script.passes.at(-1)
  const events: CascadeEvent[] = [
    {
      type: 'turn-start', resumed: false, policy, rungs: LADDER, backend: 'wasm', expectedThinkTokens: 24,
      prompt: { text: script.prompt, tokens: promptTokens, mapped: [], replaced: [], leftOut: 0, ...script.prepared },
    },
    ...script.passes.flatMap((pass, at) => passEvents(pass, usages[at] as Usage, script.unfinished === true && pass === last)),
    ...(script.decisions ?? []).map((decision) => ({ type: 'decision', ...decision }) as const),
  ]
  if (script.unfinished !== true) {
    events.push({
      type: 'turn-end', outcome: script.outcome, answer: last?.answer ?? '', rung: script.outcome === 'declined' ? null : (last?.rung ?? null),
      confidence: last?.confidence ?? null, skipped: script.skipped ?? [], ledger: usages,
    })
  }
  return events.reduce(foldEvent, emptyTurn(script.prompt, policy))
}

/** Writes one conversation of scripted turns, oldest first, into the database of the page that is open. Reload to see it. */
export async function seedHistory(page: Page, scripts: readonly ScriptedTurn[], title = 'Scripted'): Promise<void> {
  const turns = scripts.map((script) => ({ text: script.prompt, turn: scriptedTurn(script) }))
  await page.evaluate(async ({ turns, title }) => {
    const id = `scripted-${title}`
    const opening = indexedDB.open('second-thought', 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('conversations', { keyPath: 'id' })
      opening.result.createObjectStore('nodes', { keyPath: 'id' }).createIndex('conversation', 'conversationId')
    })
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => { resolve(opening.result) })
      opening.addEventListener('error', () => { reject(opening.error ?? new Error('no database')) })
    })
    const transaction = db.transaction(['conversations', 'nodes'], 'readwrite')
    let parentId: string | null = null
    let seq = 0
    for (const { text, turn } of turns) {
      const promptId: string = `${id}-${++seq}`
      const prompt = { id: promptId, conversationId: id, parentId, role: 'person', text, turn: null, createdSeq: seq }
      const answerId: string = `${id}-${++seq}`
      const answer = { id: answerId, conversationId: id, parentId: promptId, role: 'model', text: '', turn, createdSeq: seq }
      transaction.objectStore('nodes').put(prompt)
      transaction.objectStore('nodes').put(answer)
      parentId = answerId
    }
    transaction.objectStore('conversations').put({ id, title, named: true, createdSeq: 1, touchedSeq: seq, leafId: parentId, deleted: false })
    await new Promise((resolve) => { transaction.addEventListener('complete', resolve) })
    db.close()
  }, { turns, title })
}

function passEvents(pass: ScriptedPass, usage: Usage, unfinished: boolean): CascadeEvent[] {
  const { rung, thought = '', answer, confidence, outcome = 'answered' } = pass
  const events: CascadeEvent[] = [{ type: 'rung-start', rung, cap: rung === 'think' ? 160 : 48 }]
  if (thought !== '') events.push({ type: 'thought-delta', rung, text: thought, tokens: statsOf(thought, 0.97) })
  events.push({ type: 'token-delta', rung, text: answer, tokens: statsOf(answer, confidence ?? 0.6) }, { type: 'usage-delta', rung, usage })
  if (!unfinished) {
    events.push({
      type: 'rung-end', rung, outcome, answer, forced: false, confidence, usage,
      signals: {
        sumLogprob: -0.31, meanLogprob: -0.1, minLogprob: -0.27, minMargin: 0.52, meanMargin: 0.81, maxEntropy: 0.61, meanEntropy: 0.2,
        thoughtMeanLogprob: thought === '' ? null : -0.02, thoughtMinLogprob: thought === '' ? null : -0.4, modePrior: null, verifier: null, answerTokens: answer.length + 1, agreement: null, semanticEntropy: null,
      },
    })
  }
  return events
}

/** One token a character, the first one the least likely. */
function statsOf(text: string, first: number): TokenStat[] {
  return [...text].map((character, at) => {
    const share = at === 0 ? first : Math.min(0.99, first + 0.1 * at)
    return { id: 40 + at, text: character, logprob: Math.log(share), top: [[character, Math.log(share)], ['9', Math.log(1 - share)]], entropy: 0.2 }
  })
}

function usageOf(pass: ScriptedPass, promptTokens: number, reuses: boolean): Usage {
  const decodeTokens = (pass.thought?.length ?? -1) + 1 + pass.answer.length + 1
  const aborted = pass.outcome === 'stopped' ? decodeTokens : 0
  return {
    engine: 'transformers', model: 'base', rung: pass.rung, backend: 'wasm', source: 'counted',
    prefillTokens: reuses ? 1 : promptTokens + 1, reusedTokens: reuses ? promptTokens : 0, decodeTokens, abortedTokens: aborted,
    flopsPrefill: 5.4e6 * (reuses ? 1 : promptTokens + 1), flopsDecode: 5.6e6 * decodeTokens, ms: 6 + 1.1 * decodeTokens, ttftMs: reuses ? 2 : 6,
  }
}
