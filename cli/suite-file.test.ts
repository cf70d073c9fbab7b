import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isCorrect } from '../src/core/answer.ts'
import { CALIBRATION, EVALUATIONS, GENERAL, readSuite, refuseShared, sharedPrompts } from './suite-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'suite-file-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

function suite(name: string, ...lines: string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

describe('a suite file', () => {
  it('is read with its hash', () => {
    const path = suite('good.jsonl', '{"prompt": "1+1", "answers": ["2"]}', '', '{"prompt": "2+2", "answers": ["4"]}')
    expect(readSuite(path).prompts.map(({ prompt }) => prompt)).toEqual(['1+1', '2+2'])
    expect(readSuite(path).sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(readSuite(path, 1).prompts).toHaveLength(1)
  })

  it('that is malformed is refused by file and line', () => {
    const path = suite('bad.jsonl', '{"prompt": "1+1", "answers": ["2"]}', '{"prompt": "2+2"}')
    expect(() => readSuite(path)).toThrow(/bad\.jsonl, line 2/)
  })

  it('that does not exist is refused by name', () => {
    expect(() => readSuite(join(folder, 'none.jsonl'))).toThrow(/there is no suite at .*none\.jsonl/)
  })

  it('shares prompts with another one whatever their spaces, case and marks', () => {
    const one = readSuite(suite('one.jsonl', '{"prompt": "What is  1+1?", "answers": ["2"]}', '{"prompt": "3+3", "answers": ["6"]}'))
    const other = readSuite(suite('other.jsonl', '{"prompt": "what is 1+1", "answers": ["2"]}', '{"prompt": "3-3", "answers": ["0"]}'))
    expect(sharedPrompts(one, other)).toEqual(['What is  1+1?'])
    expect(sharedPrompts(other, readSuite(suite('third.jsonl', '{"prompt": "4+4", "answers": ["8"]}')))).toEqual([])
  })
})

describe('a suite that is fitted on', () => {
  it('is refused where it holds a prompt that is evaluated, by the name of that suite', () => {
    const one = readSuite(suite('fitted.jsonl', '{"prompt": "1+1", "answers": ["2"]}'))
    const other = readSuite(suite('evaluated.jsonl', '{"prompt": "1+1 ", "answers": ["2"]}'))
    expect(() => refuseShared(one, [other])).toThrow('shares 1 prompts with evaluated.jsonl')
    expect(() => refuseShared(one, [])).not.toThrow()
  })
})

describe('the suites that ship', () => {
  it('share no prompt between calibration and evaluation', () => {
    for (const path of EVALUATIONS) expect(sharedPrompts(readSuite(CALIBRATION), readSuite(path))).toEqual([])
  })
})

describe('the general suite', () => {
  it('holds at least 120 prompts, none twice, each third of them of every skill, and no prompt that figures are given on', () => {
    const suite = readSuite(GENERAL)
    expect(suite.prompts.length).toBeGreaterThanOrEqual(120)
    expect(new Set(suite.prompts.map(({ prompt }) => prompt.toLowerCase())).size).toBe(suite.prompts.length)
    for (const start of [0, 30, 60, 90]) expect(new Set(suite.prompts.slice(start, start + 30).map(({ skill }) => skill))).toEqual(new Set(['knowledge', 'arithmetic', 'words']))
    refuseShared(suite, EVALUATIONS.map((path) => readSuite(path)))
  })

  it('takes an answer with and without a sentence around it, and no prompt gives its own answer away', () => {
    for (const { prompt, answers, ...key } of readSuite(GENERAL).prompts) {
      for (const answer of answers) {
        expect(isCorrect(answer, 'answered', { answers, ...key })).toBe(true)
        expect(isCorrect(`I think it is ${answer}.`, 'answered', { answers, ...key })).toBe(true)
      }
      expect([prompt, isCorrect(prompt, 'answered', { answers, ...key })]).toEqual([prompt, false])
    }
  })
})
