/** The traces that ship, as the page names them. The build says which files lie in public/lab. */

export interface ShippedTrace {
  readonly file: string
  readonly name: string
}

/** By the suite, which the file's name begins with; in this order, the first to be shown first. */
const NAMES: Readonly<Record<string, string>> = {
  fresh: 'Fresh prompts, in wordings never trained on',
  wild: 'Prompts written freely, outside the training grammar',
  out: 'Prompts it must decline',
}

/** Suites without a name of their own come last, by their file's. */
export function shippedTraces(files: readonly string[]): readonly ShippedTrace[] {
  const suites = Object.keys(NAMES)
  const place = (file: string): number => (suites.indexOf(suiteOf(file)) + suites.length + 1) % (suites.length + 1)
  return files
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted((a, b) => place(a) - place(b) || a.localeCompare(b))
    .map((file) => ({ file, name: NAMES[suiteOf(file)] ?? `Suite “${suiteOf(file)}”` }))
}

/** fresh-wasm.jsonl as fresh. */
function suiteOf(file: string): string {
  return file.replace(/\.jsonl$/, '').replace(/-(?:wasm|webgpu)$/, '')
}
