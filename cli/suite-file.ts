/** Reads suites from files, and tells when two of them share prompts. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { lineErrorText } from '../src/core/files/json-lines.ts'
import { parseSuite, type SuitePrompt } from '../src/core/measure/suite.ts'
import { root } from '../tools/app.ts'
import { UserError } from './user-error.ts'

const SUITES = join(root, 'public/suites')

/** What confidences are fitted on, and nothing else. */
export const CALIBRATION = join(SUITES, 'calibration.jsonl')

/** What figures are given on; the first is the one meant where none is named. */
export const FRESH = join(SUITES, 'fresh.jsonl')
export const EVALUATIONS = [FRESH, join(SUITES, 'wild.jsonl'), join(SUITES, 'out.jsonl')] as const

/** What a model that was not trained for the app's own skills is calibrated on: general questions with short answers. */
export const GENERAL = join(SUITES, 'general.jsonl')

export interface SuiteFile {
  readonly path: string
  readonly sha256: string
  readonly prompts: readonly SuitePrompt[]
}

/** @throws UserError that names the file and, where its content is wrong, the line. */
export function readSuite(path: string, limit: number | null = null): SuiteFile {
  if (!existsSync(path)) throw new UserError(`there is no suite at "${path}"`, 'give the path of a .jsonl file, such as public/suites/smoke.jsonl')
  const bytes = readFileSync(path)
  const parsed = parseSuite(bytes.toString('utf8'))
  if (!parsed.ok) throw new UserError(`${path}, ${lineErrorText(parsed.error)}`, 'put that line right and run again')
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), prompts: parsed.prompts.slice(0, limit ?? undefined) }
}

/** The prompts that both hold. Case, spaces and marks do not make two prompts of one; letters, digits, operators and brackets do. */
export function sharedPrompts(one: SuiteFile, other: SuiteFile): readonly string[] {
  const key = ({ prompt }: SuitePrompt) => prompt.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}_+\-*/%^=<>()]+/gu, ' ').trim()
  const known = new Set(other.prompts.map(key))
  return one.prompts.filter((prompt) => known.has(key(prompt))).map(({ prompt }) => prompt)
}

/** @throws UserError where a suite that is fitted on holds a prompt of one that is evaluated. */
export function refuseShared(fitted: SuiteFile, evaluated: readonly SuiteFile[]): void {
  for (const suite of evaluated) {
    const shared = sharedPrompts(fitted, suite)
    if (shared.length > 0) {
      throw new UserError(`${fitted.path} shares ${shared.length} prompts with ${basename(suite.path)}, such as ${JSON.stringify(shared[0])}`, 'calibrate on prompts that nothing is evaluated on')
    }
  }
}
