/** The house keeps its directions: every import is read and only the allowed arrows pass. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { violations } from './rules.ts'
import { readSource, sourceFiles } from './source-files.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

describe('the house', () => {
  const files = sourceFiles(root, ['src', 'workers', 'cli', 'bench', 'tools', 'e2e'])

  it('has files in every room that the rules speak of', () => {
    for (const room of ['src/core/', 'src/inference/', 'src/features/', 'workers/engines/', 'cli/', 'e2e/']) {
      expect(files.filter((file) => file.path.startsWith(room)), room).not.toEqual([])
    }
  })

  it('has no import against its directions', () => {
    expect(violations(files)).toEqual([])
  })
})

describe('the reader of the house rules', () => {
  const faults = (path: string, text: string) => violations([readSource(root, path, text)])

  it.each([
    ['src/core/a.ts', "import { x } from '../inference/client.ts'", 'core may not import inference'],
    ['src/core/a.ts', "import type { X } from '../../workers/host.ts'", 'core may not import types from workers'],
    ['src/core/a.ts', "export * from '../ui/button.tsx'", 'core may not import ui'],
    ['src/core/a.ts', "import { useState } from 'react'", 'core may not import react'],
    ['src/features/chat/a.tsx', "import { Meter } from '../meter/meter.tsx'", 'features/chat may not import features/meter'],
    ['src/features/chat/a.ts', "const x = await import('../../app/shell.tsx')", 'features/chat may not import app'],
    ['src/stores/a.ts', "import { wrap } from 'comlink'", 'comlink may not be imported here'],
    ['src/app/a.tsx', "import { x } from '../../workers/host.ts'", 'app may not import workers'],
    ['workers/host.ts', "import * as ort from 'onnxruntime-web/webgpu'", 'onnxruntime-web may not be imported here'],
    ['workers/host.ts', "import { x } from '../src/stores/chat.ts'", 'workers may not import stores'],
    ['src/stores/a.ts', "new Worker(new URL('./x.ts', import.meta.url))", 'new Worker belongs in src/inference'],
    ['src/features/chat/a.ts', "const url = new URL('../../../workers/inference.worker.ts', import.meta.url)", 'features/chat may not import workers'],
    ['src/lost.ts', 'export {}', 'lives in no room'],
  ])('finds the fault in %s: %s', (path, text, fault) => {
    expect(faults(path, text)).toEqual([expect.stringContaining(fault)])
  })

  it.each([
    ['src/core/a.ts', "import { b } from './signals/b.ts'\nimport * as v from 'valibot'"],
    ['src/inference/client.ts', "import { wrap } from 'comlink'\nnew Worker(new URL('../../workers/inference.worker.ts', import.meta.url))"],
    ['src/features/chat/a.tsx', "import { chat } from '../../stores/chat.ts'\nimport type { Ask } from '../../inference/inference.ts'"],
    ['workers/engines/transformers/session.ts', "import { AutoTokenizer } from '@huggingface/transformers'"],
    ['src/ui/a.tsx', "// import { x } from '../core/engine.ts'\nconst text = \"import { x } from '../core/engine.ts'\""],
  ])('lets %s pass', (path, text) => {
    expect(faults(path, text)).toEqual([])
  })
})
