/** The web server of the Playwright run: builds what is outdated, then serves it on the port that the configuration chose. */
import { ensureBuilt, serve } from '../../tools/app.ts'

await ensureBuilt((line) => console.log(line))
const served = await serve(Number(process.env['E2E_PORT']))
console.log(`Serving the app at ${served.url}`)
// Playwright holds the other end: when it is gone, even killed, nothing is left behind.
process.stdin.resume().once('close', () => process.exit())
