/** `--record` and `--traces`: suites recorded on every rung of the ladder, as files that replay and the page read. */
import { existsSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gainTable } from '../src/core/calibration/measure-gains.ts'
import { root } from '../tools/app.ts'
import type { LabArguments } from './arguments.ts'
import { record } from './record.ts'
import { withSession, type Session } from './session.ts'
import { CALIBRATION, EVALUATIONS, readSuite, refuseShared, type SuiteFile } from './suite-file.ts'
import type { Terminal } from './terminal.ts'
import { knownGains, tracePath, writeTrace } from './trace-file.ts'
import { UserError } from './user-error.ts'

/** One suite. What climbing brings is taken from a shipped trace of the same models, if there is one. */
export async function recordSuite(wanted: LabArguments, terminal: Terminal): Promise<void> {
  if (wanted.suite === null) throw new UserError('no suite is named', 'add --suite FILE.jsonl, such as public/suites/fresh.jsonl')
  const suite = readSuite(wanted.suite, wanted.limit)
  const gains = knownGains(wanted.models, wanted.backend)
  await withSession({ ...wanted, ...terminal }, (session) => recordTo(wanted.trace ?? tracePath(suite, wanted.backend), session, suite, { ...wanted, gains }, terminal))
}

/** Every trace that ships: first the calibration suite, for what climbing brings, then the suites that are evaluated. */
export async function recordShipped(wanted: LabArguments, terminal: Terminal): Promise<void> {
  const calibration = readSuite(CALIBRATION, wanted.limit)
  const suites = EVALUATIONS.filter((path) => existsSync(path)).map((path) => readSuite(path, wanted.limit))
  refuseShared(calibration, suites)
  await withSession({ ...wanted, ...terminal }, async (session) => {
    terminal.stderr.write(`calibration, ${calibration.prompts.length} prompts\n`)
    const gains = gainTable(await record(session, calibration, { ...wanted, capped: 0, gains: null }))
    for (const suite of suites) {
      terminal.stderr.write(`${relative(root, suite.path)}, ${suite.prompts.length} prompts\n`)
      await recordTo(tracePath(suite, wanted.backend), session, suite, { ...wanted, gains }, terminal)
    }
  })
}

async function recordTo(path: string, session: Session, suite: SuiteFile, options: Parameters<typeof record>[2], terminal: Terminal): Promise<void> {
  writeTrace(path, await record(session, suite, options))
  terminal.stdout.write(`Wrote ${relative(root, join(path))} (${(statSync(path).size / 1e6).toFixed(1)} MB)\n`)
}
