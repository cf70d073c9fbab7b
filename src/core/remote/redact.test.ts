import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ibanChecks, luhn, redact } from './redact.ts'

describe('redact', () => {
  it.each([
    ['write to ada@example.org please', 'write to [e-mail address 1] please'],
    ['a.b+c@mail.example.co.uk, a.b+c@mail.example.co.uk and x@y.de', '[e-mail address 1], [e-mail address 1] and [e-mail address 2]'],
    ['call +49 30 1234567 or (030) 1234567-8', 'call [phone number 1] or [phone number 2]'],
    ['my number is 555-867-5309.', 'my number is [phone number 1].'],
    ['0044 20 7946 0958', '[phone number 1]'],
    ['use sk-proj-abcdefghij0123456789 here', 'use [key 1] here'],
    ['token ghp_abcdefghijklmnopqrstuvwxyz012345', 'token [key 1]'],
    ['password: hunter2hunter2', 'password: [key 1]'],
    ['Authorization: Bearer abc123def456', 'Authorization: Bearer [key 1]'],
    ['AKIAIOSFODNN7EXAMPLE', '[key 1]'],
    ['pay 4111 1111 1111 1111 now', 'pay [card number 1] now'],
    ['pay 4111-1111-1111-1111 12 times', 'pay [card number 1] 12 times'],
    ['IBAN DE89 3704 0044 0532 0130 00 and more', 'IBAN [IBAN 1] and more'],
    ['gb29nwbk60161331926819', '[IBAN 1]'],
  ])('%s', (text, redacted) => {
    expect(redact(text).text).toBe(redacted)
  })

  it.each([
    'What is 123456789 + 987654321?',
    'On 24.11.2026 and 2026-11-24 at 10:30',
    'Pi is 3.14159265358979, a third is 0.333333333333',
    '4111 1111 1111 1112 is off by one',
    'GB29 NWBK 6016 1331 9268 18 fails its checksum',
    '0000 0000 0000 0000',
    'the password is forgotten',
    'antidisestablishmentarianism-antidisestablishmentarianism',
    'x@y, @handle, 5 @ 3',
    '12+3456789012',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toEqual({ text, redactions: [] })
  })

  it('gives a text back unharmed when every placeholder is put back', () => {
    const secret = fc.constantFrom('ada@example.org', '4111111111111111', 'DE89370400440532013000', '+49 30 12345678', 'sk-abcdefghij0123456789')
    fc.assert(fc.property(fc.array(fc.oneof(secret, fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('[')))), (pieces) => {
      const text = pieces.join(' | ')
      const { text: redacted, redactions } = redact(text)
      const back = redactions.reduce((sofar, { placeholder, found }) => sofar.replaceAll(placeholder, () => found), redacted)
      expect(back).toBe(text)
      for (const one of ['ada@example.org', 'DE89370400440532013000', 'sk-abcdefghij0123456789']) expect(redacted).not.toContain(one)
    }))
  })

  it('takes a megabyte of anything in its stride', () => {
    for (const unit of ['a', '1', '1 ', '@.', 'aA1', 'DE89', '+1 ', '-----BEGIN PRIVATE KEY-----', 'password ', 'a@b.c ']) {
      const text = unit.repeat(Math.ceil(1e6 / unit.length))
      const start = Date.now()
      redact(text)
      expect(Date.now() - start, unit).toBeLessThan(20_000)
    }
  })
})

describe('the checksums', () => {
  it('take any number that was made to fit, and none with one digit changed', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 }).filter((all) => new Set(all).size > 1)
    fc.assert(fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const whole = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((last) => [...body, last].join('')).find(luhn) ?? ''
      expect(luhn(whole)).toBe(true)
      const place = at % whole.length
      expect(luhn(`${whole.slice(0, place)}${(Number(whole[place]) + by) % 10}${whole.slice(place + 1)}`)).toBe(false)
    }))
  })

  it('know the registry’s own examples', () => {
    for (const iban of ['GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S']) expect(ibanChecks(iban)).toBe(true)
    expect(ibanChecks('GB29NWBK60161331926818')).toBe(false)
  })
})
