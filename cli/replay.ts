/** `--replay`: records a suite on every rung once, or takes a record that is there, and compares policies over it. */
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import type { Trace } from '../src/core/measure/trace.ts'
import { root } from '../tools/app.ts'
import type { LabArguments } from './arguments.ts'
import { record } from './record.ts'
import { replayReport } from './replay-report.ts'
import { replayWords } from './replay-words.ts'
import { withSession } from './session.ts'
import { FRESH, readSuite } from './suite-file.ts'
import type { Terminal } from './terminal.ts'
import { isCurrent, knownGains, readTrace, tracePath, writeTrace } from './trace-file.ts'
import { UserError } from './user-error.ts'
import { writeJson } from './write-json.ts'

export async function replay(wanted: LabArguments, terminal: Terminal): Promise<void> {
  const trace = await findTrace(wanted, terminal)
  const threshold = wanted.policy.kind === 'auto' ? wanted.policy.threshold : null
  const report = replayReport(trace, threshold)
  if (report.n === 0) throw new UserError('the trace holds no prompt that ended on every rung', 'record it anew')
  if (wanted.out !== null) writeJson(wanted.out, report)
  terminal.stdout.write(wanted.json ? `${JSON.stringify(report)}\n` : `${replayWords(report)}\n`)
}

/** A trace named with `--trace` is taken as it is; one in the usual place only if it is of these weights, these profiles and this suite. */
async function findTrace(wanted: LabArguments, terminal: Terminal): Promise<Trace> {
  if (wanted.trace !== null && existsSync(wanted.trace)) {
    const trace = readTrace(wanted.trace)
    if (wanted.suite !== null && trace.header.suite.sha256 !== readSuite(wanted.suite).sha256) {
      throw new UserError(`${wanted.trace} was recorded on another suite than ${wanted.suite}`, 'name another file for the trace, or leave --suite out')
    }
    return trace
  }
  const suite = readSuite(wanted.suite ?? FRESH, wanted.limit)
  const path = wanted.trace ?? tracePath(suite, wanted.backend)
  if (existsSync(path) && isCurrent(readTrace(path), suite, wanted.models, wanted.backend)) {
    terminal.stderr.write(`Replaying ${relative(root, path)}\n`)
    return readTrace(path)
  }
  const gains = knownGains(wanted.models, wanted.backend)
  const trace = await withSession({ ...wanted, ...terminal }, (session) => record(session, suite, { ...wanted, gains }))
  writeTrace(path, trace)
  terminal.stderr.write(`Wrote ${path}\n`)
  return trace
}
