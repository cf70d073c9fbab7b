/** `--calibrate`: measures every rung on a suite used for nothing else, and writes the models' profiles for this backend. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fitProfiles } from '../src/core/calibration/calibration.ts'
import { isProvisional } from '../src/core/calibration/calibration-run.ts'
import { numericsClassOf } from '../src/core/calibration/measured.ts'
import type { Profile } from '../src/core/calibration/profile.ts'
import { root } from '../tools/app.ts'
import type { LabArguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { record } from './record.ts'
import { withSession } from './session.ts'
import { CALIBRATION, EVALUATIONS, readSuite, refuseShared } from './suite-file.ts'
import { percent, table } from './table.ts'
import { UserError } from './user-error.ts'
import { writeJson } from './write-json.ts'

export async function calibrate(wanted: LabArguments, terminal: Terminal): Promise<void> {
  const suite = readSuite(wanted.suite ?? CALIBRATION, wanted.limit)
  refuseShared(suite, EVALUATIONS.filter((path) => existsSync(path)).map((path) => readSuite(path)))
  const trace = await withSession({ ...wanted, ...terminal }, (session) => record(session, suite, { ...wanted, capped: 0, gains: null }))
  const { models, backend, versions, ladder } = trace.header
  const measuredAt = new Date().toISOString()
  const measured = models.map(({ id, sha256, dtype }) => (
    { model: { id, sha256, dtype }, backend, numericsClass: numericsClassOf({ dtype }, backend), suite: { sha256: suite.sha256, n: suite.prompts.length }, versions, measuredAt }
  ))
  const fitted = fitProfiles(ladder.rungs, trace.lines, measured)
  if (!fitted.ok) throw new UserError(`no profile can be fitted: ${fitted.error.detail}`, 'take more prompts')
  const profiles = fitted.value
  if (isProvisional(suite.prompts.length)) terminal.stderr.write(`Only ${suite.prompts.length} prompts: these profiles are provisional.\n`)
  for (const profile of profiles) {
    const path = join(root, 'public/models', profile.model.id, `profile-${wanted.backend}.json`)
    writeJson(path, profile)
    terminal.stderr.write(`Wrote ${path}\n`)
    terminal.stdout.write(wanted.json ? `${JSON.stringify(profile)}\n` : `${profileWords(profile)}\n`)
  }
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
    'Reliability of the direct pass on the prompts it was fitted on (for an honest figure run a suite that is evaluated):',
    table([
      ['confidence', 'n', 'right'],
      ...(profile.rungs['direct']?.accuracyByBin ?? []).map(({ n, right }, bin) =>
        [`${bin * 10}–${(bin + 1) * 10} %`, String(n), n === 0 ? '' : percent(right / n)]),
    ]),
  ].join('\n')
}
