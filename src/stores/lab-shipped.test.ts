import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseTrace } from '../core/trace.ts'
import { SHIPPED_TRACES } from './lab-shipped.ts'

const folder = new URL('../../public/lab/', import.meta.url)

it('lists just the traces that lie in public/lab, and each can be read', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  expect(SHIPPED_TRACES.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
  for (const { file } of SHIPPED_TRACES) expect(parseTrace(readFileSync(new URL(file, folder), 'utf8')), file).toMatchObject({ ok: true })
})
