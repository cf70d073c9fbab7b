import { expect, it } from 'vitest'
import { shippedTraces } from './lab-shipped.ts'

it('lists the traces of public/lab, fresh prompts first and what has no name of its own last', () => {
  expect(shippedTraces(['evaluation-wasm.jsonl', 'out-wasm.jsonl', 'notes.txt', 'wild-wasm.jsonl', 'fresh-wasm.jsonl', 'a-b-webgpu.jsonl'])).toEqual([
    { file: 'fresh-wasm.jsonl', name: 'Fresh prompts, in wordings never trained on' },
    { file: 'wild-wasm.jsonl', name: 'Prompts written freely, outside the training grammar' },
    { file: 'out-wasm.jsonl', name: 'Prompts it must decline' },
    { file: 'a-b-webgpu.jsonl', name: 'Suite “a-b”' },
    { file: 'evaluation-wasm.jsonl', name: 'Suite “evaluation”' },
  ])
})
