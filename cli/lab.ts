/** Entry of `npm run lab`: the process around the command. */
import { runLab } from './lab-command.ts'

const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { cancel.abort() })

process.exitCode = await runLab(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, signal: cancel.signal })
