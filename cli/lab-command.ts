/** `npm run lab`: reads what is wanted, refuses it early and in words, else runs the one task and reports. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools/app.ts'
import { parseLabArguments, USAGE, type LabArguments } from './arguments.ts'
import { calibrate } from './calibrate.ts'
import { recordShipped, recordSuite } from './record-suite.ts'
import { replay } from './replay.ts'
import { runSuite } from './run-suite.ts'
import type { Terminal } from './terminal.ts'
import { UserError } from './user-error.ts'

const CANCELLED = 130
const MISTAKE = 2

/** @returns the exit code: 0 done, 2 a mistake that the message names, 130 cancelled. Bugs throw. */
export async function runLab(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const wanted = parseLabArguments(argv)
    if (wanted.help) {
      terminal.stdout.write(`${USAGE}\n`)
      return 0
    }
    checkModels(wanted)
    switch (wanted.task) {
      case 'run': await runSuite(wanted, terminal); break
      case 'calibrate': await calibrate(wanted, terminal); break
      case 'record': await recordSuite(wanted, terminal); break
      case 'traces': await recordShipped(wanted, terminal); break
      case 'replay': await replay(wanted, terminal); break
      default: wanted.task satisfies never
    }
    return 0
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.stderr.write('Cancelled.\n')
      return CANCELLED
    }
    if (!(error instanceof UserError)) throw error
    terminal.stderr.write(`${error.sentence()}\n`)
    return MISTAKE
  }
}

function checkModels({ models }: LabArguments): void {
  const folder = join(root, 'public/models')
  const known = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'second-thought.json'))) : []
  const missing = models.find((model) => !known.includes(model))
  if (missing !== undefined) throw new UserError(`there is no model "${missing}" in public/models`, known.length > 0 ? `take ${known.join(' or ')}` : 'train one: training/README.md')
}
