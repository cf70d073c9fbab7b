/** Reads suites from files, and tells when two of them share prompts. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { lineErrorText } from '../src/core/json-lines.ts'
import { parseSuite, type SuitePrompt } from '../src/core/suite.ts'
import { UserError } from './user-error.ts'

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

/** The prompts that both hold. Spaces and case do not make two prompts of one. */
export function sharedPrompts(one: SuiteFile, other: SuiteFile): readonly string[] {
  const key = ({ prompt }: SuitePrompt) => prompt.trim().toLowerCase().replace(/\s+/g, ' ')
  const known = new Set(other.prompts.map(key))
  return one.prompts.filter((prompt) => known.has(key(prompt))).map(({ prompt }) => prompt)
}
