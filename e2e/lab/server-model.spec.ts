/** The lab command on a server's model. The server is scripted; all between it and the command line is the app. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LabResult } from '../../cli/result.ts'
import { ANSWER, startHostileServer } from '../support/hostile-server.ts'
import { lab } from '../support/terminal.ts'
import { expect, test } from '../support/test.ts'

test.setTimeout(300_000)

test('a suite is asked of a server alone; one that refuses is said so before any prompt is sent', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-thought-lab-server-'))
  const server = await startHostileServer()
  const suite = join(folder, 'suite.jsonl')
  writeFileSync(suite, `${JSON.stringify({ prompt: 'What is the capital of France?', answers: [ANSWER.join('')] })}\n`)
  process.env['SECOND_THOUGHT_SERVER_KEY'] = 'sk-of-the-lab'
  const run = (fault: Parameters<typeof server.baseUrl>[0]) => lab('--model', 'scripted', '--server', server.baseUrl(fault), '--suite', suite, '--json')
  try {
    const { code, stdout, stderr } = await run('none')
    expect(stderr).not.toContain('failed')
    expect(code).toBe(0)
    const result = JSON.parse(stdout) as LabResult
    expect(result).toMatchObject({ model: 'scripted', n: 1, accuracy: 1 })
    expect(result.prompts[0]?.rungs.map(({ rung }) => rung)).toEqual(['remote:lab:direct'])
    expect(new Set(server.seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer sk-of-the-lab']))
    expect(`${stdout}${stderr}`).not.toContain('sk-of-the-lab')

    const refused = await run('forbidden')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('can\'t be asked for scripted (remote-refused')
    expect(server.seen.filter(({ path, body }) => path.includes('/forbidden/') && body.includes('France'))).toEqual([])
  } finally {
    delete process.env['SECOND_THOUGHT_SERVER_KEY']
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
