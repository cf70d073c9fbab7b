/** The lab command on a real model of a hub, fetched by the app's own download manager into the lab's browser. The hub is on this machine. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LabResult } from '../../cli/result.ts'
import { obtainSmollm2, SMOLLM2 } from '../fixtures/smollm2.ts'
import { needSmollm2 } from '../support/engine-test.ts'
import { startHub } from '../support/hub-server.ts'
import { lab } from '../support/terminal.ts'
import { expect, test } from '../support/test.ts'

test.setTimeout(900_000)

const folder = mkdtempSync(join(tmpdir(), 'second-thought-lab-hub-'))
test.afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

test('a suite is asked of a model by its id alone, which is fetched once; what is not there is said', async () => {
  const smollm2 = obtainSmollm2()
  needSmollm2(smollm2)
  const model = join(smollm2.ok ? smollm2.hub : '', SMOLLM2)
  const paths = readdirSync(model, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/model\.onnx|_quantized|manifest/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name).slice(model.length + 1))
  const hub = await startHub([{ id: SMOLLM2, commit: 'c0ffee'.padEnd(40, '0'), files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(model, path))])) }])
  const suite = join(folder, 'suite.jsonl')
  writeFileSync(suite, '{"prompt":"What is the capital of France?","answers":["Paris"],"match":"contains"}')
  Object.assign(process.env, { SECOND_THOUGHT_LAB_PROFILE: folder, SECOND_THOUGHT_LAB_PORT: '4748' })
  const run = (...more: string[]) => lab('--model', SMOLLM2, '--suite', suite, '--hub', hub.url, '--json', ...more)
  try {
    const wrong = await run('--dtype', 'fp32')
    expect(wrong.stderr).toContain('no-dtype')
    expect(wrong.code).toBe(2)

    const { code, stdout, stderr } = await run()
    expect(stderr).toContain(`${SMOLLM2}, q4, `)
    expect(code).toBe(0)
    const result = JSON.parse(stdout) as LabResult
    expect(result).toMatchObject({ model: SMOLLM2, backend: 'wasm', n: 1, accuracy: 1 })
    expect(result.prompts[0]?.rungs.map(({ rung }) => rung)).toEqual([`${SMOLLM2}:direct`])

    const before = hub.requests.length
    expect((await run('--policy', 'think')).stderr).toContain('can\'t think: take --policy direct or auto.')
    expect(hub.requests.length).toBe(before)
  } finally {
    await hub.close()
  }
})
