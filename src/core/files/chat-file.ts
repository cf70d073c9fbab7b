/** Conversations as a file: written without anything of a server but that one was asked, and read back whole or not at all. Knows no disk and no screen. */
import * as v from 'valibot'
import { readCarried, refuseAt, type Carried } from './carried-file.ts'
import { REMOTE } from '../ladder.ts'
import { Text, TurnRecord } from './turn-record.ts'

const KIND = 'second-thought conversations'
const SCHEMA = 1
/** A thread of more could not be drawn. */
const MOST_MESSAGES = 10_000

const Position = v.pipe(v.number(), v.integer(), v.minValue(0))
/** The message that it follows, by its position among the conversation's, always an earlier one; null for a first prompt. */
const parent = v.nullable(Position)

const Message = v.variant('role', [
  v.strictObject({ role: v.literal('person'), parent, text: Text }),
  v.strictObject({ role: v.literal('model'), parent, turn: TurnRecord }),
])
export type Message = v.InferOutput<typeof Message>

const Chat = v.strictObject({
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** True where a person named it. */
  named: v.boolean(),
  /** The position of the message at which the branch ends that is shown. */
  leaf: Position,
  /** A tree in the order in which it grew. */
  messages: v.pipe(v.array(Message), v.minLength(1), v.maxLength(MOST_MESSAGES)),
})
export type Chat = v.InferOutput<typeof Chat>

const ChatFile = v.strictObject({
  kind: v.literal(KIND),
  schema: v.literal(SCHEMA),
  /** In the list's order, newest first. */
  conversations: v.pipe(v.array(Chat), v.minLength(1)),
})

export function chatFileText(conversations: readonly Chat[]): string {
  return `${JSON.stringify({ kind: KIND, schema: SCHEMA, conversations: conversations.map(withoutServers) })}\n`
}

export function readChatFile(text: string): Carried<readonly Chat[]> {
  const read = readCarried(text, KIND, SCHEMA, ChatFile)
  if (!read.ok) return read
  const { conversations } = read.value
  for (const [at, { leaf, messages }] of conversations.entries()) {
    if (messages[leaf] === undefined) return refuseAt(['conversations', at, 'leaf'], 'names a message that is not there')
    for (const [position, message] of messages.entries()) {
      const fault = looseEnd(messages, position, message)
      if (fault !== null) return refuseAt(['conversations', at, 'messages', position, 'parent'], fault)
    }
  }
  return { ok: true, value: conversations.map(withoutServers) }
}

/** Prompts follow answers and answers prompts, each after what it follows: so no thread goes round in a circle. */
function looseEnd(messages: readonly Message[], at: number, { parent, role }: Message): string | null {
  if (parent === null) return role === 'person' ? null : 'is null, and an answer follows a prompt'
  if (parent >= at) return 'names a message that does not come before it'
  return messages[parent]?.role === role ? `names another message of the ${role}` : null
}

/** In the place of what a server or this device reported: that may hold addresses. */
const LEFT_OUT = 'details are left out of exports'
/** Fields that name a model or one of its rungs. */
const NAMES_MODEL = new Set(['id', 'model', 'rung', 'to', 'answerRung'])

/**
 * The same conversation with every server as "a server": neither the name that a person gave it, nor its id here, nor what it
 * or anything else reported of a failure. Several servers stay apart by their numbers.
 */
export function withoutServers(chat: Chat): Chat {
  const numbers = new Map<string, number>()
  const numberOf = (model: string): number => {
    const known = numbers.get(model) ?? numbers.size + 1
    numbers.set(model, known)
    return known
  }
  const neutral = (name: string): string => name.replace(/^remote:[^:]*/, (model) => `remote:${numberOf(model)}`)
  return JSON.parse(JSON.stringify(chat, function (this: unknown, key: string, value: unknown) {
    if (typeof value !== 'string') return value
    if (key === 'detail') return LEFT_OUT
    if (NAMES_MODEL.has(key)) return neutral(value)
    if (key === 'name' && isServersRung(this)) return numberOf(this.model) === 1 ? 'a server' : `server ${numberOf(this.model)}`
    return value
  })) as Chat
}

function isServersRung(holder: unknown): holder is { readonly engine: string; readonly model: string } {
  return typeof holder === 'object' && holder !== null && 'engine' in holder && holder.engine === REMOTE && 'model' in holder && typeof holder.model === 'string'
}
