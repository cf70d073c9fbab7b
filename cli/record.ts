/** Records each prompt of a suite once on every rung: the trace that calibration and replay work on. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCorrect } from '../src/core/answer.ts'
import type { Policy } from '../src/core/policy.ts'
import type { SuitePrompt } from '../src/core/suite.ts'
import type { Trace, TraceHeader, TraceLine } from '../src/core/trace.ts'
import type { Turn } from '../src/core/turn.ts'
import { root } from '../tools/app.ts'
import type { Session } from './session.ts'
import type { SuiteFile } from './suite-file.ts'
import { UserError } from './user-error.ts'

/** In this order, so that the second pass finds the first one's prompt in memory, as it does after an escalation. */
const PASSES: readonly Policy[] = [{ schema: 1, kind: 'direct' }, { schema: 1, kind: 'think' }]

/** What this trace was made with, as the header keeps it. */
export interface RecordOptions {
  readonly model: string
  readonly backend: TraceHeader['backend']
}

/** @throws UserError when a pass fails, for a trace with holes measures nothing. */
export async function record(session: Session, suite: SuiteFile, { model, backend }: RecordOptions): Promise<Trace> {
  const requests = suite.prompts.flatMap(({ prompt }, index) => PASSES.map((policy) => ({ prompt, policy, index })))
  const turns = await session.askAll('Passes', requests)
  const lines = suite.prompts.map((prompt, at) => traceLine(prompt, turns.slice(at * PASSES.length, (at + 1) * PASSES.length)))
  const folder = join(root, 'public/models', model)
  return {
    header: {
      schema: 1, kind: 'trace', backend,
      model: { id: model, sha256: sha256(join(folder, 'onnx/model.onnx')), dtype: 'fp32' },
      profileSha256: session.ready.profile === null ? null : sha256(join(folder, `profile-${backend}.json`)),
      suiteSha256: suite.sha256,
      ladder: { schema: 1, rungs: [...turns[0]?.ladder ?? []] },
      // Decoding is greedy: nothing was drawn.
      seeds: [],
      versions: { ...installedVersions(), browser: session.browser },
    },
    lines,
  }
}

function traceLine(prompt: SuitePrompt, turns: readonly Turn[]): TraceLine {
  return {
    ...prompt,
    rungs: turns.map(({ rungs, error }) => {
      const result = rungs[0]?.result
      if (result === undefined || result === null) throw new UserError(`prompt ${prompt.id} has no answer (${error?.code ?? 'stopped'}: ${error?.detail ?? ''})`, 'run again')
      const { rung, answer, outcome, signals, confidence, usage } = result
      return { rung, answer, outcome, signals, confidence, correct: isCorrect(answer, outcome, prompt), usage }
    }),
  }
}

/** What can change a number: the app, the engine and its runtime. */
function installedVersions(): Record<string, string> {
  const packages = ['@huggingface/transformers', 'onnxruntime-web']
  return Object.fromEntries([
    ['second-thought', versionIn(join(root, 'package.json'))],
    ...packages.map((name) => [name, versionIn(join(root, 'node_modules', name, 'package.json'))]),
  ])
}

function versionIn(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

function sha256(path: string): string {
  if (!existsSync(path)) throw new UserError(`there is no ${path}`, 'put the model\'s files back')
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
