/** Entry of `npm run bench`: every figure measured in this one run, as a table or with `--json` as JSON. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { FRESH, readSuite } from '../cli/suite-file.ts'
import { DIRECT_CAP } from '../src/core/ladder.ts'
import { distFolder, ensureBuilt, root, serve } from '../tools/app.ts'
import { findBrowser, launchOptions } from '../tools/browser.ts'
import { bundleRows } from './bundle.ts'
import { chatVoteRows } from './chat-votes.ts'
import { decodeRows } from './decode.ts'
import { firstAnswerRows } from './first-answer.ts'
import { replayRows } from './replay.ts'
import { formatRows, type Row } from './row.ts'
import { voteRows } from './votes.ts'

/** Spread over a suite that is evaluated, so that every skill and level is among them. */
const PROMPTS = 40
const VISITS = 5
/** Prompts voted on, sixteen samples each: the others would take minutes. */
const VOTED = 22
/** As the think rung's own limit, so that both loops are cut alike. */
const CAP = 160

const { values } = parseArgs({ options: { json: { type: 'boolean' }, backend: { type: 'string', default: 'wasm' } } })
const backend = values.backend === 'webgpu' ? 'webgpu' : 'wasm'
const say = (line: string) => { process.stderr.write(`${line}\n`) }

const benchDist = mkdtempSync(join(tmpdir(), 'second-thought-bench-'))
const closers: (() => Promise<unknown>)[] = [async () => { rmSync(benchDist, { recursive: true, force: true }) }]
try {
  await ensureBuilt(say)
  say('Building the bench …')
  const configFile = join(root, 'bench/vite.config.ts')
  await build({ configFile, build: { outDir: benchDist } })
  const app = await serve()
  closers.push(app.close)
  const benchServer = await preview({ configFile, build: { outDir: benchDist }, preview: { host: '127.0.0.1', port: 0, strictPort: false, open: false } })
  closers.push(() => benchServer.close())
  const found = await findBrowser()
  const browser = await chromium.launch(launchOptions(found, backend))
  closers.push(() => browser.close())

  say(`${found.version}: first answers …`)
  const rows: Row[] = await firstAnswerRows(browser, app.url, VISITS)
  say(`decode loops on ${backend} …`)
  const address = benchServer.resolvedUrls?.local[0] ?? ''
  const page = await browser.newPage()
  await page.goto(`${address}bench.html`)
  rows.push(...await decodeRows(page, `${address}models/base/`, backend, samplePrompts(), CAP), ...await voteRows(page, samplePrompts().slice(0, VOTED), { direct: DIRECT_CAP, think: CAP }, backend), ...replayRows(), ...bundleRows(distFolder))
  await browser.close()
  say('votes of a chat model …')
  rows.push(...await chatVoteRows(say))
  process.stdout.write(values.json ? `${JSON.stringify({ browser: found.version, rows })}\n` : `${found.version}\n\n${formatRows(rows)}\n`)
} finally {
  for (const close of closers.toReversed()) await close()
}

function samplePrompts(): string[] {
  const { prompts } = readSuite(FRESH)
  return Array.from({ length: PROMPTS }, (_, at) => prompts[Math.floor(at * prompts.length / PROMPTS)]?.prompt ?? '')
}
