/** What is said of servers and of what leaves the device. Knows no component. */
import type { ConsentAsk } from '../../core/remote/consent.ts'
import type { ConsentRule, Endpoint, Reasoning } from '../../core/remote/endpoint.ts'
import { highestPrice } from '../../core/remote/chat-request.ts'
import type { KeyState } from '../../core/remote/server-key.ts'
import { grouped } from '../../ui/format.ts'

export const RULE_LABELS: Readonly<Record<ConsentRule, string>> = { never: 'Never', ask: 'Ask each time', always: 'Always' }

export const RULE_NOTES: Readonly<Record<ConsentRule, string>> = {
  never: 'No prompt goes there.',
  ask: 'A prompt that the models here are unsure of may go there once you have looked at it.',
  always: 'A prompt that the models here are unsure of goes there without asking. What looks like an e-mail address, a phone, card or account number or a key is replaced before.',
}

export const REASONING_LABELS: Readonly<Record<Reasoning, string>> = {
  none: 'It only answers',
  template: 'It thinks, switched by its chat template (llama.cpp, vLLM)',
  effort: 'It thinks, switched by reasoning_effort (OpenAI, Ollama)',
}

export const KEY_WORDS: Readonly<Record<KeyState, string>> = {
  none: 'No key given.',
  memory: 'The key is in memory until this page closes.',
  kept: 'The key is in memory, and on this device’s disk encrypted with your passphrase.',
  locked: 'The key is on this device’s disk, encrypted. Unlock it with your passphrase.',
}

/** Before the first call to a server on this device: Chrome asks, and a no is remembered. */
export const LOCAL_NOTE = 'This server runs on this device. When this page first talks to it, the browser may ask whether the site may reach other apps and services on this device, or devices on your local network. Allow it, or the server can’t be reached; the browser keeps the answer in the site’s settings.'

export function consentTitle({ host }: Pick<ConsentAsk, 'host'>, characters: number): string {
  return `This would send ${grouped(characters)} ${characters === 1 ? 'character' : 'characters'} to ${host}. Look at them first`
}

/** What leaves and what it leaves; the title names the host, so that a name of the person's own is said to be theirs. */
export function leavesSentence({ endpoint: { name }, host, loopback }: Pick<ConsentAsk, 'endpoint' | 'host' | 'loopback'>): string {
  return `It leaves this ${loopback ? 'tab' : 'device'}: your last prompt alone${name === host ? '' : `, for the server you named “${name}”`}`
}

/** Dollars: a hundredth of a cent. */
const LEAST_NAMED = 0.0001

/** What the request costs at most, in words. */
export function priceSentence({ endpoint, chat }: ConsentAsk, prompt: string): string {
  const dollars = highestPrice({ ...chat, prompt }, endpoint.price)
  if (dollars === null) return 'What it costs is not known: no price was given for this server.'
  if (dollars === 0) return 'It costs nothing, by the price you gave.'
  const amount = dollars < LEAST_NAMED ? `less than $${LEAST_NAMED}` : `at most about $${dollars < 0.01 ? dollars.toFixed(4) : dollars.toFixed(2)}`
  return `It costs ${amount}, by the price you gave and the longest answer.`
}

/** What a test of the connection found out about the model. */
export function foundSentence(found: Endpoint['found']): string {
  if (found === null) return 'Not tested yet: what it can tell about its answers is not known.'
  const sureness = found.logprobs === 'none'
    ? 'It gives no probabilities, so how sure its answers are can’t be shown.'
    : 'It gives the probabilities of its tokens.'
  return `${sureness}${found.context === null ? '' : ` It reads up to ${grouped(found.context)} tokens.`}`
}

/** Characters as a person counts them, near enough: code points. */
export function charactersOf(text: string): number {
  return [...text].length
}

export const NO_KEY = 'The key holds a space or a sign that no key has. Copy it again.'
