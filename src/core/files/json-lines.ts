/** JSON lines read with errors that name the line and the field. Knows no file and no format. */
import * as v from 'valibot'

/** `line` counts from 1 (0: the text as a whole); `field` is the path inside the line, '' for the line itself. */
export interface LineError {
  readonly line: number
  readonly field: string
  readonly message: string
}

export type LineResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LineError }

/** The lines of a text that hold anything, with their numbers. */
export function filledLines(text: string): readonly (readonly [line: number, source: string])[] {
  return text.replace(/^\ufeff/, '').split(/\r?\n/).map((source, i) => [i + 1, source] as const).filter(([, source]) => source.trim() !== '')
}

/** One line as JSON of a schema, or the first thing wrong with it. */
export function parseLine<const S extends v.GenericSchema>(line: number, source: string, schema: S): LineResult<v.InferOutput<S>> {
  let json: unknown
  try {
    json = JSON.parse(source)
  } catch (error) {
    return lineError(line, '', `is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = v.safeParse(schema, json)
  return parsed.success ? { ok: true, value: parsed.output } : lineError(line, v.getDotPath(parsed.issues[0]) ?? '', parsed.issues[0].message)
}

export function lineError(line: number, field: string, message: string): { readonly ok: false; readonly error: LineError } {
  return { ok: false, error: { line, field, message } }
}

/** The error as one sentence a person can act on. */
export function lineErrorText({ line, field, message }: LineError): string {
  if (line === 0) return message
  return field === '' ? `line ${line}: ${message}` : `line ${line}, field "${field}": ${message}`
}
