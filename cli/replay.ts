/** `--replay`: records a suite on every rung once, or takes a record that is there, and compares policies over it. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { lineErrorText } from '../src/core/json-lines.ts'
import { parseTrace, traceText, type Trace, type TraceHeader } from '../src/core/trace.ts'
import { root } from '../tools/app.ts'
import type { LabArguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { record } from './record.ts'
import { replayReport } from './replay-report.ts'
import { replayWords } from './replay-words.ts'
import { withSession } from './session.ts'
import { readSuite, type SuiteFile } from './suite-file.ts'
import { UserError } from './user-error.ts'
import { writeJson } from './write-json.ts'

const EVALUATION = join(root, 'public/suites/evaluation.jsonl')

export async function replay(wanted: LabArguments, terminal: Terminal): Promise<void> {
  const trace = await findTrace(wanted, terminal)
  const threshold = wanted.policy.kind === 'auto' ? wanted.policy.threshold : null
  const report = replayReport(trace, threshold)
  if (report.n === 0) throw new UserError('the trace holds no prompt on both rungs', 'record it anew')
  if (wanted.out !== null) writeJson(wanted.out, report)
  terminal.stdout.write(wanted.json ? `${JSON.stringify(report)}\n` : `${replayWords(report)}\n`)
}

/** A trace named with `--trace` is taken as it is; one in the usual place only if it is of these weights, this profile and this suite. */
async function findTrace(wanted: LabArguments, terminal: Terminal): Promise<Trace> {
  if (wanted.trace !== null && existsSync(wanted.trace)) {
    if (wanted.suite !== null && readTrace(wanted.trace).header.suiteSha256 !== readSuite(wanted.suite).sha256) {
      throw new UserError(`${wanted.trace} was recorded on another suite than ${wanted.suite}`, 'name another file for the trace, or leave --suite out')
    }
    return readTrace(wanted.trace)
  }
  const suite = readSuite(wanted.suite ?? EVALUATION, wanted.limit)
  const path = wanted.trace ?? join(root, 'public/lab', `${basename(suite.path, '.jsonl')}-${wanted.model}-${wanted.backend}.jsonl`)
  if (existsSync(path) && isOf(readTrace(path), suite, wanted)) {
    terminal.stderr.write(`Replaying ${relative(root, path)}\n`)
    return readTrace(path)
  }
  const trace = await withSession({ ...wanted, models: [wanted.model], ...terminal }, (session) => record(session, suite, wanted))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, traceText(trace))
  terminal.stderr.write(`Wrote ${path}\n`)
  return trace
}

function readTrace(path: string): Trace {
  const parsed = parseTrace(readFileSync(path, 'utf8'))
  if (!parsed.ok) throw new UserError(`${path}, ${lineErrorText(parsed.error)}`, 'remove it, so that it is recorded anew')
  return parsed.trace
}

function isOf({ header, lines }: Trace, suite: SuiteFile, { model, backend }: LabArguments): boolean {
  const folder = join(root, 'public/models', model)
  const profile = join(folder, `profile-${backend}.json`)
  const now: Pick<TraceHeader, 'suiteSha256' | 'profileSha256'> & { readonly weights: string } = {
    suiteSha256: suite.sha256, weights: sha256(join(folder, 'onnx/model.onnx')), profileSha256: existsSync(profile) ? sha256(profile) : null,
  }
  return lines.length === suite.prompts.length && header.suiteSha256 === now.suiteSha256
    && header.model.sha256 === now.weights && header.profileSha256 === now.profileSha256
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
