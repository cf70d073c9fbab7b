/** `--calibrate`: measures every rung on a suite used for nothing else, and writes the model's profile for this backend. */
import { join } from 'node:path'
import { fitProfile } from '../src/core/calibration.ts'
import type { Profile } from '../src/core/profile.ts'
import { root } from '../tools/app.ts'
import type { LabArguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { record } from './record.ts'
import { withSession } from './session.ts'
import { readSuite, sharedPrompts } from './suite-file.ts'
import { percent, table } from './table.ts'
import { UserError } from './user-error.ts'
import { writeJson } from './write-json.ts'

const CALIBRATION = join(root, 'public/suites/calibration.jsonl')
const EVALUATION = join(root, 'public/suites/evaluation.jsonl')

/** Below this many prompts a profile is shown as provisional. */
const ENOUGH = 60

export async function calibrate(wanted: LabArguments, terminal: Terminal): Promise<void> {
  const suite = readSuite(wanted.suite ?? CALIBRATION, wanted.limit)
  const shared = sharedPrompts(suite, readSuite(EVALUATION))
  if (shared.length > 0) {
    throw new UserError(`${suite.path} shares ${shared.length} prompts with evaluation.jsonl, such as ${JSON.stringify(shared[0])}`,
      'calibrate on prompts that nothing is evaluated on')
  }
  const { trace, numericsClass } = await withSession({ ...wanted, models: [wanted.model], ...terminal }, async (session) => ({
    trace: await record(session, suite, wanted), numericsClass: numericsClassOf(session.ready.verdicts[wanted.backend], wanted.backend),
  }))
  const { models, backend, versions, ladder } = trace.header
  const [made] = models
  if (made === undefined) throw new Error('the trace names no model')
  const model = { id: made.id, sha256: made.sha256, dtype: made.dtype }
  const fitted = fitProfile(ladder.rungs, trace.lines, {
    model, backend, numericsClass, suite: { sha256: suite.sha256, n: suite.prompts.length }, versions, measuredAt: new Date().toISOString(),
  })
  if (!fitted.ok) throw new UserError(`no profile can be fitted: ${fitted.error.detail}`, 'take more prompts')
  const path = join(root, 'public/models', wanted.model, `profile-${wanted.backend}.json`)
  writeJson(path, fitted.value)
  if (suite.prompts.length < ENOUGH) terminal.stderr.write(`Only ${suite.prompts.length} prompts: this profile is provisional.\n`)
  terminal.stderr.write(`Wrote ${path}\n`)
  terminal.stdout.write(wanted.json ? `${JSON.stringify(fitted.value)}\n` : `${profileWords(fitted.value)}\n`)
}

/** Backends whose numbers agree to within rounding share a class; software and hardware WebGPU need not. */
function numericsClassOf(verdict: { readonly state: string, readonly software?: boolean }, backend: string): string {
  return backend === 'wasm' ? 'fp32-wasm' : `fp32-webgpu-${verdict.software === true ? 'software' : 'hardware'}`
}

function profileWords(profile: Profile): string {
  return [
    `${profile.model.id} on ${profile.backend}, n = ${profile.suite.n}`,
    '',
    table([
      ['rung', 'answers', 'right', 'declined', 'tokens', 'ms'],
      ...Object.entries(profile.rungs).map(([id, { n, accuracy, declined, meanTokens, meanMs }]) =>
        [id, String(n), percent(accuracy), percent(declined), meanTokens.toFixed(1), meanMs.toFixed(1)]),
    ]),
    '',
    'Reliability of the direct pass on the prompts it was fitted on (for an honest figure run the evaluation suite):',
    table([
      ['confidence', 'n', 'right'],
      ...(profile.rungs['direct']?.accuracyByBin ?? []).map(({ n, right }, bin) =>
        [`${bin * 10}–${(bin + 1) * 10} %`, String(n), n === 0 ? '' : percent(right / n)]),
    ]),
  ].join('\n')
}
