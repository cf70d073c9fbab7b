import { expect, it } from 'vitest'
import { consentTitle, leavesSentence } from './remote-words.ts'

it('names one destination: the host, and a name only as the person\'s own', () => {
  const to = (name: string, host: string, loopback: boolean) => ({ endpoint: { id: 'e', name, price: null }, host, loopback })
  expect(consentTitle(to('Mine', '127.0.0.1:9788', true), 17)).toBe('This would send 17 characters to 127.0.0.1:9788. Look at them first')
  expect(leavesSentence(to('127.0.0.1:9788', '127.0.0.1:9788', true))).toBe('It leaves this tab: your last prompt alone')
  expect(leavesSentence(to('Mine', 'api.example.org', false))).toBe('It leaves this device: your last prompt alone, for the server you named “Mine”')
})
