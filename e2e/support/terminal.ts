/** A terminal that keeps what is written to it, so that commands can be run inside a test. */
import { Writable } from 'node:stream'
import { runLab } from '../../cli/lab-command.ts'

export interface CommandRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `npm run lab -- …` in this process. */
export async function lab(...argv: string[]): Promise<CommandRun> {
  const written = { stdout: '', stderr: '' }
  const sink = (name: keyof typeof written) => new Writable({
    write(chunk, _encoding, done) {
      written[name] += String(chunk)
      done()
    },
  })
  const code = await runLab(argv, { stdout: sink('stdout'), stderr: sink('stderr'), signal: new AbortController().signal })
  return { code, ...written }
}
