/** What a trace was made with, in one sentence: no figure without it. Pure. */
import type { Trace } from '../../core/measure/trace.ts'
import { grouped } from '../../ui/format.ts'

/** Where the passes ran: WASM runs the model on one thread. */
const BACKEND_WORDS = { wasm: 'WASM, one thread', webgpu: 'WebGPU', remote: 'a server' } as const

export function traceFacts({ name, trace: { header, lines } }: { readonly name: string; readonly trace: Trace }): string {
  const models = [...new Set(header.ladder.rungs.map(({ model }) => model))]
  const browser = header.versions['browser']
  return `${name}: ${grouped(lines.length)} prompts on ${header.ladder.rungs.length} rungs (${models.join(', ')}), recorded on ${BACKEND_WORDS[header.backend]}${browser === undefined ? '' : `, ${browser.replace(/ built on.*$/, '')}`}. Brackets are 95\u00a0% intervals over prompts: Wilson’s for a share of them, by bootstrap for all else.`
}
