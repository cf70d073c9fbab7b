/** The traces that ship in public/lab, the one to show first at the top. A test holds this list against the folder. */
export const SHIPPED_TRACES: readonly { readonly file: string; readonly name: string }[] = [
  { file: 'evaluation-wasm.jsonl', name: 'Evaluation suite' },
]
