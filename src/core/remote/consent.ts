/** The question that is put to a person before a prompt leaves, and its answer. Data alone. */
import * as v from 'valibot'
import type { ChatAsk } from './chat-request.ts'
import type { Endpoint } from './endpoint.ts'
import type { Redaction } from './redact.ts'

export interface ConsentAsk {
  readonly id: number
  readonly endpoint: Pick<Endpoint, 'id' | 'name' | 'price'>
  /** Where it would go. */
  readonly host: string
  /** Whether that is on this device: it then leaves the tab alone. */
  readonly loopback: boolean
  /** All that the body is made of, its prompt with the replacements. */
  readonly chat: ChatAsk
  /** The prompt as it was typed. */
  readonly original: string
  readonly redactions: readonly Redaction[]
}

/** `prompt`: as it is to be sent, edited or not. */
export const ConsentAnswer = v.variant('send', [v.object({ send: v.literal(true), prompt: v.string() }), v.object({ send: v.literal(false) })])
export type ConsentAnswer = v.InferOutput<typeof ConsentAnswer>
