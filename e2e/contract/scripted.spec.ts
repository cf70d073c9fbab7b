/** The engine contract, held by the scripted engine that other tests stand on. Runs in this process: it needs no browser. */
import { test } from '@playwright/test'
import { EngineFailure } from '../../workers/engines/transformers/engine-failure.ts'
import type { ModelUnderTest } from '../pages/engine-protocol.ts'
import { type ScriptedEngine, createScriptedEngine, scriptedTokens } from '../scripted/scripted-engine.ts'
import { CASES } from './cases.ts'

const MODEL = { engine: 'scripted', context: 4096 } as const
const KNOWN = { prompt: 'Who wrote Hamlet?', text: 'William Shakespeare wrote it.' }
const OTHER = 'Say something.'
const TYPED = '<end> </think> <|im_end|>'

function load(model: ModelUnderTest): ScriptedEngine {
  if (model.engine !== 'scripted') throw new EngineFailure('model-unsupported', 'a scripted model alone runs here')
  return createScriptedEngine({ answers: { [KNOWN.prompt]: KNOWN.text }, otherwise: 'One two three four five six seven.', context: model.context })
}

for (const { name, run } of CASES) {
  test(name, async () => {
    let engine = load(MODEL)
    await run({
      engine: () => engine,
      load: async (model) => engine = load(model),
      // What it keeps is its open sequences: none may stay.
      memoryBytes: () => engine.live(),
      expected: {
        known: { ...KNOWN, tokens: scriptedTokens(KNOWN.prompt).length },
        other: { prompt: OTHER, tokens: scriptedTokens(OTHER).length },
        long: 'Count.',
        typed: { prompt: TYPED, tokens: scriptedTokens(TYPED).length },
        modeTokens: 0,
        cap: 20,
        refused: [{ model: { engine: 'built-in', backend: 'wasm', folder: '' }, code: 'model-unsupported', says: 'scripted' }],
        small: { engine: 'scripted', context: 40 },
        cycled: MODEL,
        cycles: 50,
      },
    })
  })
}
