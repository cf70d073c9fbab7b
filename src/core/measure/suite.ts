/** Suites: prompts with their right answers, one JSON object a line. Reads text; knows no file. */
import * as v from 'valibot'
import { filledLines, lineError, parseLine } from '../files/json-lines.ts'
import type { LineError } from '../files/json-lines.ts'

/** What a line says of itself; a trace repeats it. */
export const suiteFields = {
  prompt: v.pipe(v.string(), v.check((text) => text.trim() !== '', 'is empty')),
  /** Any of these is right; none: right is to decline. */
  answers: v.array(v.string()),
  skill: v.optional(v.string()),
  level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  /** How an answer is compared (answer.ts); exact unless told. */
  match: v.optional(v.picklist(['exact', 'number', 'contains'])),
}

export const SuiteLine = v.strictObject({ id: v.optional(v.pipe(v.string(), v.minLength(1))), ...suiteFields })
export type SuiteLine = v.InferOutput<typeof SuiteLine>

/** A line as it is run: with an id, its own or its line number. */
export type SuitePrompt = SuiteLine & { readonly id: string }

export type ParsedSuite = { readonly ok: true; readonly prompts: readonly SuitePrompt[] } | { readonly ok: false; readonly error: LineError }

/** Reads a whole suite or says the first thing that is wrong with it. Blank lines are skipped but counted; a line without id is `line-N`. */
export function parseSuite(text: string): ParsedSuite {
  const prompts: SuitePrompt[] = []
  const lineOfId = new Map<string, number>()
  for (const [line, source] of filledLines(text)) {
    const parsed = parseLine(line, source, SuiteLine)
    if (!parsed.ok) return parsed
    const id = parsed.value.id ?? `line-${line}`
    const earlier = lineOfId.get(id)
    if (earlier !== undefined) return lineError(line, 'id', `"${id}" was used on line ${earlier} already`)
    lineOfId.set(id, line)
    prompts.push({ ...parsed.value, id })
  }
  return prompts.length === 0 ? lineError(0, '', 'the suite holds no prompt') : { ok: true, prompts }
}
