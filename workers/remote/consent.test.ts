import { expect, test } from 'vitest'
import type { ChatAsk } from '../../src/core/remote/chat-request.ts'
import type { Endpoint } from '../../src/core/remote/endpoint.ts'
import { createConsentGate } from './consent.ts'

const TO = { host: 'api.example.org', loopback: false }

function endpoint(rule: Endpoint['rule']): Endpoint {
  return { id: 'e1', name: 'Example', baseUrl: 'https://api.example.org/v1', model: 'm', rule, reasoning: 'none', price: null, found: null }
}

function chat(prompt: string): ChatAsk {
  return { model: 'm', prompt, think: false, cap: 64, reasoning: 'none', logprobs: true }
}

/** A page that says no to every question. */
function gateWithPage() {
  const asked: string[] = []
  const gate = createConsentGate({ now: () => 0, after: () => () => {} } as Parameters<typeof createConsentGate>[0])
  gate.setPage({
    ask: async (ask) => {
      asked.push(ask.original)
      return { send: false }
    },
    withdraw: () => {},
  })
  const decide = (rule: Endpoint['rule'], prompt: string) => gate.decide(endpoint(rule), TO, chat(prompt), new AbortController().signal)
  return { gate, asked, decide }
}

test('prompts that a person was shown as a list pass without a question each, and nothing else does', async () => {
  const { gate, asked, decide } = gateWithPage()
  gate.allow('e1', ['What is 2 + 2?'])
  expect(await decide('ask', 'What is 2 + 2?')).toEqual({ send: true, prompt: 'What is 2 + 2?', why: 'calibration' })
  expect(await decide('ask', 'What is 2 + 2? ')).toMatchObject({ send: false })
  expect(asked).toEqual(['What is 2 + 2? '])
  gate.allow('e1', [])
  expect(await decide('ask', 'What is 2 + 2?')).toMatchObject({ send: false, code: 'consent-refused' })
})

test('"never" stands above a list, and a list of one server says nothing of another', async () => {
  const { gate, asked, decide } = gateWithPage()
  gate.allow('e1', ['What is 2 + 2?'])
  expect(await decide('never', 'What is 2 + 2?')).toMatchObject({ send: false, code: 'consent-refused' })
  gate.allow('e1', [])
  gate.allow('e2', ['What is 2 + 2?'])
  expect(await decide('ask', 'What is 2 + 2?')).toMatchObject({ send: false })
  expect(asked).toHaveLength(1)
})
