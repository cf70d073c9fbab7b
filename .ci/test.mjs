/** Everything that must hold, one gate after the other, and the count as the last line. Knows no single test. */
import { spawnSync } from 'node:child_process'
import { faultTable, playwrightTests, vitestTests } from './fault-table.mjs'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const REPORTS = 'test-results'
const count = { passed: 0, failed: 0, skipped: 0 }
const titles = []

/** How each runner's JSON report is read. */
const vitestReport = {
  file: 'vitest.json',
  titles: vitestTests,
  counts: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }),
}
const playwrightReport = {
  file: 'playwright.json',
  titles: playwrightTests,
  counts: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
}

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS)

gate('types', ['run', 'types'])
gate('lint', ['run', 'lint'])
tests('unit tests', ['exec', '--', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/vitest.json`], vitestReport)
// Without a build there is nothing that a browser could open.
if (gate('build', ['run', 'build'])) tests('end-to-end tests', ['exec', '--', 'playwright', 'test'], playwrightReport)

console.log('\n== faults')
const { lines, untried } = faultTable(titles)
for (const line of lines) console.log(line)
// A fault that nothing tries any more is a lost promise.
if (untried.length > 0) count.failed += 1

const summary = `${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`
writeFileSync(`${REPORTS}/summary.txt`, `${summary}\n`)
console.log(summary)
process.exit(count.failed > 0 ? 1 : 0)

/** Runs a command that passes or fails as one. */
function gate(name, args) {
  const passed = runNpm(name, args)
  count[passed ? 'passed' : 'failed'] += 1
  return passed
}

/** Runs a command that counts its own tests in a report. */
function tests(name, args, { file, counts, titles: titlesOf }) {
  const passed = runNpm(name, args)
  const report = existsSync(`${REPORTS}/${file}`) ? JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')) : null
  const found = report === null ? { passed: 0, failed: 0, skipped: 0 } : counts(report)
  if (report !== null) titles.push(...titlesOf(report))
  // A runner that broke before or beside its tests is a failure too.
  if (!passed && found.failed === 0) found.failed = 1
  for (const key of Object.keys(count)) count[key] += found[key]
}

function runNpm(name, args) {
  console.log(`\n== ${name}`)
  const { status, error } = spawnSync('npm', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CI: 'true' }, shell: process.platform === 'win32' })
  if (error) console.error(error.message)
  if (status !== 0) console.log(`== ${name}: failed`)
  return status === 0
}
