/** What a file that somebody gives to the lab is: a trace, a suite, or what is wrong with it and what to do. Reads text alone. */
import { lineErrorText } from '../core/files/json-lines.ts'
import { parseSuite, type SuitePrompt } from '../core/measure/suite.ts'
import { parseTrace, type Trace } from '../core/measure/trace.ts'

/** More than ten times the largest trace that ships; what is longer would freeze the page while it is read. */
export const MOST_BYTES = 20_000_000
export const MOST_LINES = 20_000

/** Why nothing happened: what failed, where and how, and what to do now. */
export interface Trouble {
  readonly title: string
  readonly detail: string
  readonly next: string
}

export type LabFile =
  | { readonly kind: 'trace'; readonly trace: Trace }
  | { readonly kind: 'suite'; readonly prompts: readonly SuitePrompt[]; readonly text: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** Says why a file is not even read, from its size alone; null where it may be. */
export function tooLarge(name: string, bytes: number): Trouble | null {
  if (bytes <= MOST_BYTES) return null
  return trouble(name, `It is ${(bytes / 1e6).toFixed(1)} MB; the page reads up to ${MOST_BYTES / 1e6} MB.`, 'Split it, or run it with: npm run lab -- --suite FILE.')
}

export function readLabFile(name: string, text: string): LabFile {
  if (text.trim() === '') return failed(name, 'It is empty.', 'Choose a trace or a suite: a file of JSON lines.')
  if (text.includes('\0')) return failed(name, 'It is not text.', 'Choose a trace or a suite: a file of JSON lines.')
  const lines = countLines(text.trim())
  if (lines > MOST_LINES) return failed(name, `It has ${lines.toLocaleString('en')} lines; the page reads up to ${MOST_LINES.toLocaleString('en')}.`, 'Split it, or run it with: npm run lab -- --suite FILE.')
  const profile = asProfile(text)
  if (profile !== null) {
    return failed(name, `It is a calibration profile (schema ${profile}), which belongs beside its model.`, 'Choose a trace or a suite; npm run lab -- --calibrate writes profiles.')
  }
  if (looksLikeTrace(text)) {
    const parsed = parseTrace(text)
    if (!parsed.ok) return failed(name, sentence(lineErrorText(parsed.error)), 'Record it anew here, or with: npm run lab -- --record.')
    if (parsed.trace.lines.length === 0) return failed(name, 'It has a header and no prompts.', 'Record it anew here, or with: npm run lab -- --record.')
    return { kind: 'trace', trace: parsed.trace }
  }
  const parsed = parseSuite(text)
  if (!parsed.ok) return failed(name, sentence(lineErrorText(parsed.error)), 'Put that line right and choose the file again. A line of a suite is {"prompt": "2+2", "answers": ["4"]}.')
  return { kind: 'suite', prompts: parsed.prompts, text }
}

/** Where reading the file itself failed: moved, or not readable. */
export function unreadable(name: string, thrown: unknown): Trouble {
  return trouble(name, sentence(thrown instanceof Error ? thrown.message : String(thrown)), 'Choose it again.')
}

/** A trace says so in its first line, of whichever version. */
function looksLikeTrace(text: string): boolean {
  const first = firstObject(text)
  return first !== null && (first['kind'] === 'trace' || ('ladder' in first && 'schema' in first))
}

/** The schema of a profile, which is one JSON value over many lines or one; null for what is none. */
function asProfile(text: string): string | null {
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) && 'rungs' in json && 'measuredAt' in json ? String(json['schema']) : null
  } catch {
    return null
  }
}

function firstObject(text: string): Record<string, unknown> | null {
  const first = text.replace(/^\ufeff/, '').trimStart().split('\n', 1)[0] ?? ''
  try {
    const json: unknown = JSON.parse(first)
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(first) ? first : `${first}.`
}

function failed(name: string, detail: string, next: string): LabFile {
  return { kind: 'trouble', trouble: trouble(name, detail, next) }
}

function trouble(name: string, detail: string, next: string): Trouble {
  return { title: `${name} was not opened`, detail, next }
}
