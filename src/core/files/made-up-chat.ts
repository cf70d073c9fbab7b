/** A conversation for tests: answered here, on a branch of its own by a server, and broken off there. No model ran. */
import type { Chat } from './chat-file.ts'
import type { RungResult } from '../events.ts'
import type { Rung } from '../ladder.ts'
import { emptyTurn, foldEvent } from '../turn.ts'
import type { TurnRecord } from './turn-record.ts'
import type { Usage } from '../usage.ts'

/** What a person has set up here and what no file may carry. */
export const SECRETS = ['own-server-7', 'The office machine', 'https://llm.office.example:8443/v1', 'llm.office.example'] as const

const POLICY = { schema: 1, kind: 'auto', threshold: 0.8 } as const
const LADDER: readonly Rung[] = [
  { id: 'base:direct', strategy: 'direct', engine: 'transformers', model: 'base', cap: 48, enabled: true },
  { id: `remote:${SECRETS[0]}:direct`, strategy: 'direct', engine: 'remote', model: `remote:${SECRETS[0]}`, name: SECRETS[1], cap: 512, enabled: true },
]

function passOf(rung: Rung, answer: string, confidence: number | null): RungResult {
  const remote = rung.engine === 'remote'
  const usage: Usage = {
    engine: rung.engine, model: rung.model, rung: rung.id, backend: remote ? 'remote' : 'wasm', prefillTokens: 9, reusedTokens: 0, decodeTokens: 3, abortedTokens: 0,
    flopsPrefill: remote ? 0 : 9e6, flopsDecode: remote ? 0 : 3e6, ms: 12.5, ttftMs: 4, source: remote ? 'reported by server' : 'counted',
  }
  const signals = {
    sumLogprob: -0.3, meanLogprob: -0.1, minLogprob: -0.2, minMargin: 0.5, meanMargin: 0.7, maxEntropy: null, meanEntropy: null, thoughtMeanLogprob: null,
    thoughtMinLogprob: null, modePrior: null, verifier: null, answerTokens: 3, agreement: null, semanticEntropy: null,
  }
  return { rung: rung.id, outcome: 'answered', answer, forced: false, signals, confidence, usage }
}

function turnOf(asked: string, passes: readonly (readonly [at: number, answer: string, confidence: number | null])[], breaksOff = false): TurnRecord {
  const prompt = { text: asked, tokens: 9, mapped: [], replaced: [], leftOut: 0 }
  let turn = foldEvent(emptyTurn(asked, POLICY), { type: 'turn-start', resumed: false, policy: POLICY, rungs: LADDER, backend: 'wasm', expectedThinkTokens: 20, prompt })
  for (const [at, answer, confidence] of passes) {
    const rung = LADDER[at] as Rung
    const result = passOf(rung, answer, confidence)
    turn = foldEvent(turn, { type: 'rung-start', rung: rung.id, cap: rung.cap })
    turn = foldEvent(turn, { type: 'token-delta', rung: rung.id, text: answer, tokens: [{ id: 7, text: answer, logprob: -0.1, top: [[answer, -0.1], ['no', -2]], entropy: null }] })
    turn = foldEvent(turn, { type: 'rung-end', ...result })
    if (at > 0) turn = foldEvent(turn, { type: 'decision', choice: 'climb', rung: LADDER[0]?.id ?? '', to: rung.id, reason: { kind: 'doubtful', confidence: 0.4, threshold: 0.8 } })
  }
  const last = passes.at(-1)
  const standing = LADDER[last?.[0] ?? 0]?.id ?? null
  if (breaksOff) {
    turn = foldEvent(turn, { type: 'decision', choice: 'keep', rung: 'base:direct', reason: { kind: 'rung-failed', rung: `remote:${SECRETS[0]}:direct`, code: 'remote-failed', detail: `${SECRETS[3]} broke off` } })
    return foldEvent(turn, { type: 'turn-error', code: 'remote-failed', detail: `${SECRETS[2]} answered 500`, ledger: turn.ledger }) as TurnRecord
  }
  return foldEvent(turn, { type: 'turn-end', outcome: 'answered', answer: last?.[1] ?? '', rung: standing, confidence: last?.[2] ?? null, skipped: [], ledger: turn.ledger }) as TurnRecord
}

/** As the page keeps it: with the server's name, its id and what it reported. */
export const MADE_UP_CHAT: Chat = {
  title: 'What is 7 + 5?', named: false, leaf: 3,
  messages: [
    { role: 'person', parent: null, text: 'What is 7 + 5?' },
    { role: 'model', parent: 0, turn: turnOf('What is 7 + 5?', [[0, '12', 0.97]]) },
    { role: 'person', parent: 1, text: '<img src=x onerror=alert(1)> and ```code```' },
    { role: 'model', parent: 2, turn: turnOf('<img src=x>', [[0, '<b>no</b>', 0.4], [1, 'A `fenced` <i>answer</i>', 0.8]]) },
    { role: 'person', parent: 1, text: 'Another branch' },
    { role: 'model', parent: 4, turn: turnOf('Another branch', [[0, 'kept', 0.5]], true) },
  ],
}
