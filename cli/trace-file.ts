/** Traces as files: where they are kept, whether they still hold, and what they know of climbing. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filledLines, lineErrorText } from '../src/core/files/json-lines.ts'
import { parseTrace, traceText, type Trace, type TraceHeader } from '../src/core/measure/trace.ts'
import { root } from '../tools/app.ts'
import { modelState, suiteName } from './record.ts'
import type { SuiteFile } from './suite-file.ts'
import { UserError } from './user-error.ts'

const SHIPPED = join(root, 'public/lab')

/** The usual place of a suite's trace. */
export function tracePath(suite: Pick<SuiteFile, 'path'>, backend: string): string {
  return join(SHIPPED, `${suiteName(suite)}-${backend}.jsonl`)
}

/** @throws UserError that names the line and field that this version can't read. */
export function readTrace(path: string): Trace {
  const parsed = parseTrace(readFileSync(path, 'utf8'))
  if (!parsed.ok) throw new UserError(`${path}, ${lineErrorText(parsed.error)}`, 'remove it, so that it is recorded anew')
  return parsed.trace
}

export function writeTrace(path: string, trace: Trace): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, traceText(trace))
}

/** Whether a trace is of this whole suite, these models, their weights and their profiles. */
export function isCurrent({ header, lines }: Trace, suite: SuiteFile, models: readonly string[], backend: string): boolean {
  return lines.length === suite.prompts.length && header.suite.sha256 === suite.sha256 && header.backend === backend && isOfModels(header, models, backend)
}

/** What climbing brought with these very models, from whichever shipped trace knows it; else null. */
export function knownGains(models: readonly string[], backend: string): TraceHeader['gains'] {
  const files = existsSync(SHIPPED) ? readdirSync(SHIPPED).filter((name) => name.endsWith('.jsonl')) : []
  for (const file of files) {
    const [first] = filledLines(readFileSync(join(SHIPPED, file), 'utf8'))
    const parsed = first === undefined ? null : parseTrace(first[1])
    if (parsed?.ok === true && parsed.trace.header.gains !== null && isOfModels(parsed.trace.header, models, backend)) return parsed.trace.header.gains
  }
  return null
}

function isOfModels(header: TraceHeader, models: readonly string[], backend: string): boolean {
  return header.models.map(({ id }) => id).join() === models.join() && header.models.every(({ id, sha256, profileSha256 }) => {
    const now = modelState(id, backend)
    return sha256 === now.sha256 && profileSha256 === now.profileSha256
  })
}
