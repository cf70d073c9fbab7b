/** Suites: prompts with their right answers, one JSON object a line. Reads text; knows no file. */
import * as v from 'valibot'

export const SuiteLine = v.strictObject({
  id: v.optional(v.pipe(v.string(), v.minLength(1))),
  prompt: v.pipe(v.string(), v.check((text) => text.trim() !== '', 'is empty')),
  /** Any of these is right; none: right is to decline. */
  answers: v.array(v.string()),
  skill: v.optional(v.string()),
  level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  /** How an answer is compared (answer.ts); exact unless told. */
  match: v.optional(v.picklist(['exact', 'number', 'contains'])),
})
export type SuiteLine = v.InferOutput<typeof SuiteLine>

/** A line as it is run: with an id, its own or its line number. */
export type SuitePrompt = SuiteLine & { readonly id: string }

/** Where a suite is wrong. `line` counts from 1 (0: the whole file); `field` is the path inside the line, '' for the line itself. */
export interface SuiteError {
  readonly line: number
  readonly field: string
  readonly message: string
}

export type ParsedSuite = { readonly ok: true; readonly prompts: readonly SuitePrompt[] } | { readonly ok: false; readonly error: SuiteError }

/** Reads a whole suite or says the first thing that is wrong with it. Blank lines are skipped but counted; a line without id is `line-N`. */
export function parseSuite(text: string): ParsedSuite {
  const prompts: SuitePrompt[] = []
  const lineOfId = new Map<string, number>()
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  for (const [i, source] of lines.entries()) {
    if (source.trim() === '') continue
    const line = i + 1
    const json = parseJson(source)
    if (!json.ok) return wrong(line, '', `is not JSON: ${json.detail}`)
    const parsed = v.safeParse(SuiteLine, json.value)
    if (!parsed.success) return wrong(line, v.getDotPath(parsed.issues[0]) ?? '', parsed.issues[0].message)
    const id = parsed.output.id ?? `line-${line}`
    const earlier = lineOfId.get(id)
    if (earlier !== undefined) return wrong(line, 'id', `"${id}" was used on line ${earlier} already`)
    lineOfId.set(id, line)
    prompts.push({ ...parsed.output, id })
  }
  return prompts.length === 0 ? wrong(0, '', 'the suite holds no prompt') : { ok: true, prompts }
}

/** The error as one sentence a person can act on. */
export function suiteErrorText({ line, field, message }: SuiteError): string {
  if (line === 0) return message
  return field === '' ? `line ${line}: ${message}` : `line ${line}, field "${field}": ${message}`
}

function parseJson(source: string): { ok: true; value: unknown } | { ok: false; detail: string } {
  try {
    return { ok: true, value: JSON.parse(source) as unknown }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

function wrong(line: number, field: string, message: string): ParsedSuite {
  return { ok: false, error: { line, field, message } }
}
