import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../src/core/policy.ts'
import { parseLabArguments } from './arguments.ts'
import { UserError } from './user-error.ts'

function parse(line: string) {
  return parseLabArguments(line.split(' ').filter(Boolean))
}

function refusal(line: string): string {
  try {
    parse(line)
  } catch (error) {
    if (error instanceof UserError) return error.sentence()
    throw error
  }
  return 'accepted'
}

describe('the command line of the lab', () => {
  it('runs the whole suite with the app\'s own threshold on WASM unless told otherwise', () => {
    expect(parse('--suite a.jsonl')).toEqual({
      help: false, suite: 'a.jsonl', models: ['base'], hubModels: [], server: null, dtype: null, policy: DEFAULT_POLICY, backend: 'wasm',
      limit: null, out: null, json: false, task: 'run', capped: 300, trace: null, votes: false,
    })
  })

  it('takes a threshold, also zero', () => {
    expect(parse('--threshold 0').policy).toEqual({ schema: 1, kind: 'auto', threshold: 0 })
  })

  it('takes a random policy with its share and seed', () => {
    expect(parse('--policy random:0.3 --seed 7').policy).toEqual({ schema: 1, kind: 'random', share: 0.3, seed: 7 })
    expect(parse('--policy random:0.3').policy).toMatchObject({ seed: 1 })
  })

  it('takes models, and all of the ladder where a record is made', () => {
    expect(parse('--model mini,base').models).toEqual(['mini', 'base'])
    expect(parse('--replay').models).toEqual(['mini', 'base'])
    expect(parse('--record --model base --caps 0')).toMatchObject({ task: 'record', models: ['base'], capped: 0 })
  })

  it('takes models of a hub after those that ship or alone, with their hub and quantisation', () => {
    expect(parse('--model base,owner/name --dtype fp32')).toMatchObject({
      models: ['base'], hubModels: [{ hub: 'https://huggingface.co', repo: 'owner/name', revision: 'main' }], dtype: 'fp32',
    })
    expect(parse('--model owner/name@v1 --hub http://127.0.0.1:80/')).toMatchObject({ models: [], hubModels: [{ hub: 'http://127.0.0.1:80', repo: 'owner/name', revision: 'v1' }] })
  })

  it('takes the last model from a server where one is named', () => {
    expect(parse('--model qwen3:0.6b --server http://127.0.0.1:11434/v1/')).toMatchObject({ models: [], hubModels: [], server: { baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen3:0.6b' } })
    expect(parse('--model base,meta/llama --server https://api.example.org/v1')).toMatchObject({ models: ['base'], hubModels: [], server: { model: 'meta/llama' } })
  })

  it.each([
    ['--server https://api.example.org/v1', '--server needs the name of a model there: add --model NAME.'],
    ['--server http://api.example.org/v1 --model m', 'Give its https:// address'],
    ['--record --model m --server https://api.example.org/v1', 'run a suite with --server'],
    ['--model owner/name,base', 'name the models that ship first'],
    ['--model owner/name/more', 'an id of a hub looks like owner/name'],
    ['--calibrate --model owner/name', '--calibrate takes models that ship'],
    ['--dtype fp32', '--hub and --dtype belong to a model of a hub'],
    ['--model owner/name --dtype q9', 'unknown dtype "q9"'],
    ['--model owner/name --hub ftp://x', 'give an address such as https://huggingface.co'],
    ['--policy clever', 'unknown policy "clever": take auto, direct, think or random:SHARE'],
    ['--policy think:3', 'unknown policy "think:3"'],
    ['--policy random', 'give a number from 0 to 1'],
    ['--policy random:2', 'give a number from 0 to 1'],
    ['--threshold 1.5', '--threshold is "1.5": give a number from 0 to 1.'],
    ['--policy direct --threshold 0.5', '--threshold belongs to --policy auto'],
    ['--seed 3', '--seed belongs to --policy random:SHARE'],
    ['--backend cuda', 'unknown backend "cuda": take wasm or webgpu.'],
    ['--limit 0', '--limit is "0": give a whole number from 1.'],
    ['--limit 2.5', '--limit is "2.5"'],
    ['--calibrate --replay', 'run one after the other'],
    ['--record --traces', '--record and --traces are two tasks'],
    ['--traces --suite a.jsonl', '--traces takes no suite'],
    ['--caps 3', '--caps belongs to --record'],
    ['--model base,base', 'name each model once, such as mini,base'],
    ['--trace a.jsonl', '--trace belongs to --record and --replay'],
    ['--frobnicate', "Unknown option '--frobnicate': see npm run lab -- --help."],
    ['stray', 'Unexpected argument'],
  ])('refuses %s with the reason and the next step', (line, sentence) => {
    expect(refusal(line)).toContain(sentence)
  })
})
