/** How long a policy takes over recorded prompts. Starts no browser and no model. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_THRESHOLD } from '../src/core/policy.ts'
import { quantile } from '../src/core/measure/quantiles.ts'
import { ladderIds, recordedPrompts } from '../src/core/measure/recorded.ts'
import { replay, type ReplayedPolicy } from '../src/core/measure/replay.ts'
import { parseTrace } from '../src/core/measure/trace.ts'
import { root } from '../tools/app.ts'
import type { Row } from './row.ts'

const PROMPTS = 1000
const RUNS = 15
const SEED = 1

/** The slowest of all kinds of policies, with its intervals, on the largest shipped trace, its prompts repeated up to a thousand. */
export function replayRows(): Row[] {
  const folder = join(root, 'public/lab')
  const [text] = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).map((name) => readFileSync(join(folder, name), 'utf8')).toSorted((a, b) => b.length - a.length)
  const parsed = parseTrace(text ?? '')
  if (!parsed.ok) throw new Error(`the shipped trace can't be read: ${parsed.error.message}`)
  const recorded = recordedPrompts(parsed.trace)
  const prompts = Array.from({ length: PROMPTS }, (_, at) => recorded[at % recorded.length]).filter((prompt) => prompt !== undefined)
  const [first = '', ...rest] = ladderIds(parsed.trace)
  const ladder = [first, ...rest] as const
  const policies: readonly ReplayedPolicy[] = [
    { kind: 'rung', rung: first }, { kind: 'random', from: first, to: rest.at(-1) ?? first, share: 0.5 }, { kind: 'auto', ladder, threshold: DEFAULT_THRESHOLD, gains: parsed.trace.header.gains },
    { kind: 'signal', ladder, signal: 'minMargin', threshold: 0.9 }, { kind: 'signal', ladder, signal: 'modePrior', threshold: 0.5 }, { kind: 'oracle', ladder, unit: 'tokens' },
  ]
  const times = policies.map((policy) => Array.from({ length: RUNS }, () => {
    const start = performance.now()
    replay(prompts, [policy], SEED)
    return performance.now() - start
  }).toSorted((a, b) => a - b))
  const slowest = times.toSorted((a, b) => quantile(b, 0.5) - quantile(a, 0.5))[0] ?? []
  return [{
    what: `replay of a policy over ${PROMPTS} prompts`, value: quantile(slowest, 0.5), unit: 'ms', interval: [quantile(slowest, 0.025), quantile(slowest, 0.975)], n: RUNS, goal: { atMost: 100 },
    note: `the slowest of ${policies.length} kinds, ${ladder.length} rungs, intervals of 1,000 resamples included; median, and where 95 % of the runs lie`,
  }]
}
