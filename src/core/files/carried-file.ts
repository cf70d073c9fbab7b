/** A JSON file of the app's own that somebody gives to it: read whole, or refused whole with the place of its first error. Knows no screen. */
import * as v from 'valibot'

/** Larger files are not even read: a page that parses more stands still. */
export const MOST_BYTES = 20_000_000
/** Brackets within brackets. The app's own files need 12; a parser makes an object of each, and a million of them fill the memory. */
const MOST_DEPTH = 24
/** Characters of a file's own text that are repeated in an error. */
const MOST_SAID = 60

/** Each kind of file, with what it is called and where it belongs. */
const KINDS = {
  'second-thought conversations': { what: 'a file of conversations', where: 'below the list of conversations' },
  'second-thought settings': { what: 'a file of settings', where: 'on the Settings page' },
} as const
export type FileKind = keyof typeof KINDS

/** What is wrong with a file, and what to do now. */
export interface Refusal {
  readonly detail: string
  readonly next: string
}

export type Carried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

const ANOTHER = 'Choose a file that this app has exported.'
const MENDED = 'Nothing of it was taken over. Export it anew, or put that place right and choose it again.'

/** Says from its size alone why a file is not read; null where it may be. */
export function tooLarge(bytes: number): Refusal | null {
  if (bytes <= MOST_BYTES) return null
  return { detail: `It is ${(bytes / 1e6).toFixed(1)} MB, and up to ${MOST_BYTES / 1e6} MB are read.`, next: 'Export fewer conversations into one file, one by one if need be.' }
}

/** `newest`: the schema that this version writes and reads. */
export function readCarried<const S extends v.GenericSchema>(text: string, kind: FileKind, newest: number, content: S): Carried<v.InferOutput<S>> {
  if (text.trim() === '') return refuse('It is empty.', ANOTHER)
  if (isDeeper(text, MOST_DEPTH)) return refuse(`It is nested more than ${MOST_DEPTH} levels deep, which no file of this app is.`, ANOTHER)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refuse(`It is not JSON: ${said(error instanceof Error ? error.message : String(error), 160)}.`, ANOTHER)
  }
  const head = v.safeParse(v.looseObject({ kind: v.picklist(Object.keys(KINDS) as FileKind[]), schema: v.number() }), json)
  if (!head.success) return refuse(`It is JSON, but not ${KINDS[kind].what}.`, ANOTHER)
  if (head.output.kind !== kind) {
    const other = KINDS[head.output.kind]
    return refuse(`It is ${other.what}.`, `Import it ${other.where}.`)
  }
  if (head.output.schema > newest) {
    return refuse(`A newer version of this app wrote it (schema ${said(String(head.output.schema))}; this one reads schema ${newest}).`, 'Reload the page for the newest version, then import it again.')
  }
  const parsed = v.safeParse(content, json, { abortEarly: true })
  return parsed.success ? { ok: true, value: parsed.output } : refuseAt((parsed.issues[0].path ?? []).map(({ key }) => key as string | number), faultOf(parsed.issues[0]))
}

/** `path`: keys and positions from the file's top. */
export function refuseAt(path: readonly (string | number)[], fault: string): { readonly ok: false; readonly refusal: Refusal } {
  const place = placeWords(path)
  return refuse(`${place.slice(0, 1).toUpperCase()}${place.slice(1)} ${fault}.`, MENDED)
}

function refuse(detail: string, next: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { detail, next } }
}

/** What is counted from 1, as a person does. */
const COUNTED: ReadonlyMap<string | number, string> = new Map([['conversations', 'conversation'], ['messages', 'message'], ['ladder', 'model']])

/** conversations.1.messages.4.turn.answer as: conversation 2, message 5, field “turn.answer”. */
function placeWords(path: readonly (string | number)[]): string {
  const words: string[] = []
  let at = 0
  for (let name = COUNTED.get(path[at] ?? ''); name !== undefined && typeof path[at + 1] === 'number'; name = COUNTED.get(path[at] ?? '')) {
    words.push(`${name} ${Number(path[at + 1]) + 1}`)
    at += 2
  }
  const field = path.slice(at).map((key) => said(String(key))).join('.')
  return [...words, ...(field === '' ? [] : [`field “${field}”`])].join(', ') || 'the file'
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'validation') return `is not as it should be: ${said(issue.message, 200)}`
  if (issue.expected === 'never') return 'has no place in such a file'
  return issue.received === 'undefined' ? 'is missing' : `should be ${said(issue.expected ?? 'something else', 120)} and is ${said(issue.received)}`
}

/** A file can be hostile: what is repeated of it is short. */
function said(text: string, most = MOST_SAID): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`
}

/** Reads no JSON: counts brackets outside of strings, so that nothing is built of what is refused. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (inString) {
      if (sign === '\\') at++
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') {
      depth++
      if (depth > most) return true
    } else if (sign === '}' || sign === ']') depth--
  }
  return false
}
