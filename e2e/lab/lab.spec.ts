/** The lab command on the built app: results as promised, and mistakes refused before a browser starts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normaliseAnswer } from '../../src/core/answer.ts'
import type { LabResult } from '../../cli/result.ts'
import { CAPS } from '../../src/core/measure/trace-line.ts'
import { parseTrace } from '../../src/core/measure/trace.ts'
import { lab } from '../support/terminal.ts'
import { expect, test } from '../support/test.ts'

const SMOKE = 'public/suites/smoke.jsonl'
const folder = mkdtempSync(join(tmpdir(), 'second-thought-lab-'))
test.afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function suite(name: string, ...lines: string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

test('a suite is run through the built app, and its result adds up', async () => {
  const out = join(folder, 'result.json')
  const { code, stdout, stderr } = await lab('--suite', SMOKE, '--limit', '24', '--json', '--out', out)
  expect(code).toBe(0)
  const result = JSON.parse(stdout) as LabResult
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(result)
  expect(Object.keys(result)).toEqual(['model', 'backend', 'policy', 'n', 'accuracy', 'escalated', 'meanFlops', 'meanTokens', 'meanMs', 'auroc', 'ece', 'brier', 'prompts'])
  expect(result).toMatchObject({ model: 'base', backend: 'wasm', policy: { kind: 'auto' }, n: 24 })
  expect(result.prompts).toHaveLength(24)
  expect(result.accuracy).toBeCloseTo(result.prompts.filter(({ correct }) => correct).length / 24)
  expect(result.escalated).toBeCloseTo(result.prompts.filter(({ rungs }) => rungs.some(({ rung }) => rung === 'base:think')).length / 24)
  expect(result.meanTokens).toBeCloseTo(result.prompts.flatMap(({ rungs }) => rungs).reduce((sum, { tokens }) => sum + tokens, 0) / 24)
  expect(result.meanFlops).toBeCloseTo(result.prompts.reduce((sum, { flops }) => sum + flops, 0) / 24, 0)
  for (const { rungs, prompt } of result.prompts) {
    const [first, think] = rungs
    expect(['base:direct', 'base:think']).toContain(first?.rung)
    expect(first?.reusedTokens).toBe(0)
    // <bos>, <user>, <bot> and the mode token around the characters; spaces at the ends are not read.
    expect(first?.prefillTokens).toBe(prompt.trim().length + 4)
    if (think !== undefined) expect(think).toMatchObject({ rung: 'base:think', prefillTokens: 1, reusedTokens: prompt.trim().length + 3 })
  }
  expect(stderr).toContain('24 of 24')
})

test('the threshold is obeyed at both ends, and a random policy by its seed', async () => {
  const run = async (...policy: string[]) => JSON.parse((await lab('--suite', SMOKE, '--limit', '12', '--json', ...policy)).stdout) as LabResult
  expect((await run('--threshold', '0')).escalated).toBe(0)
  const random = await run('--policy', 'random:0.5', '--seed', '3')
  expect((await run('--policy', 'random:0.5', '--seed', '3')).prompts.map(({ rungs }) => rungs.map(({ rung }) => rung)))
    .toEqual(random.prompts.map(({ rungs }) => rungs.map(({ rung }) => rung)))
  const think = await run('--policy', 'think')
  expect(think.escalated).toBe(1)
  for (const { rungs } of think.prompts) expect(rungs.map(({ rung }) => rung)).toEqual(['base:think'])
})

test('a trace is recorded once, and then replayed without a model', async () => {
  const trace = join(folder, 'trace.jsonl')
  const recorded = await lab('--replay', '--suite', SMOKE, '--limit', '24', '--model', 'base', '--caps', '4', '--trace', trace, '--json')
  expect(recorded.code).toBe(0)
  const started = performance.now()
  const replayed = await lab('--replay', '--trace', trace, '--json')
  // No browser starts in this time.
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(replayed.stderr).not.toContain('loading the model')
  expect(JSON.parse(replayed.stdout)).toEqual(JSON.parse(recorded.stdout))
  const words = await lab('--replay', '--trace', trace)
  for (const row of ['always base:direct', 'always base:think', 'random 50 %', 'oracle', 'by thinking cap', 'How the comparisons are made']) expect(words.stdout).toContain(row)
})

test('two models are recorded on all their rungs, each reading a prompt once, and the caps of a thought stand beside it', async () => {
  const path = join(folder, 'two.jsonl')
  expect((await lab('--record', '--suite', SMOKE, '--limit', '6', '--caps', '2', '--trace', path)).code).toBe(0)
  const parsed = parseTrace(readFileSync(path, 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const { header, lines } = parsed.trace
  expect(header.models.map(({ id }) => id)).toEqual(['mini', 'base'])
  expect(lines).toHaveLength(6)
  for (const { rungs } of lines) {
    expect(rungs.map(({ rung }) => rung)).toEqual(['mini:direct', 'mini:think', 'base:direct', 'base:think'])
    expect(rungs.map(({ usage }) => usage.prefillTokens === 1)).toEqual([false, true, false, true])
  }
  const capped = lines.flatMap(({ rungs }) => rungs.flatMap(({ byCap }) => (byCap === undefined ? [] : [byCap.map(({ cap }) => cap)])))
  expect(capped).toHaveLength(4)
  for (const caps of capped) expect(caps).toEqual(CAPS.filter((cap) => cap <= (caps.at(-1) ?? 0)))
})

test('a malformed suite is refused by its line, before anything starts', async () => {
  const path = suite('bad.jsonl', '{"prompt": "1+1", "answers": ["2"]}', '', '{"prompt": "2+2", "answers": "4"}')
  const { code, stdout, stderr } = await lab('--suite', path, '--json')
  expect(code).not.toBe(0)
  expect(stdout).toBe('')
  expect(stderr).toContain('line 3, field "answers"')
  expect(stderr).not.toContain('loading the model')
})

test('calibrating on a prompt that is evaluated is refused', async () => {
  const line = readFileSync('public/suites/fresh.jsonl', 'utf8').split('\n')[0] ?? ''
  const { code, stderr } = await lab('--calibrate', '--suite', suite('leak.jsonl', line))
  expect(code).not.toBe(0)
  expect(stderr).toContain('shares 1 prompts with fresh.jsonl')
})

for (const [argv, sentence] of [
  [['--suite', SMOKE, '--model', 'none'], 'there is no model "none" in public/models: take base'],
  [['--suite', SMOKE, '--policy', 'wise'], 'unknown policy "wise": take auto, direct, think or random:SHARE'],
  [['--suite', SMOKE, '--speed', '9'], 'see npm run lab -- --help'],
  [['--suite', 'none.jsonl'], 'there is no suite at "none.jsonl"'],
  [[], 'no suite is named'],
] as const) {
  test(`mistakes are named with the next step: ${argv.join(' ') || 'nothing given'}`, async () => {
    const { code, stderr } = await lab(...argv)
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })
}

test('help fits on a page and names every flag', async () => {
  const { code, stdout } = await lab('--help')
  expect(code).toBe(0)
  for (const flag of ['--suite', '--model', '--policy', '--threshold', '--backend', '--limit', '--out', '--json', '--calibrate', '--record', '--replay', '--traces', '--caps', '--trace']) expect(stdout).toContain(flag)
  expect(normaliseAnswer(stdout).length).toBeLessThan(2_000)
})
