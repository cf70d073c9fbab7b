import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCorrect } from '../answer.ts'
import { fitProfiles } from '../calibration/calibration.ts'
import { createCascade } from '../cascade.ts'
import type { CascadeModel } from '../cascade-models.ts'
import type { Completion, GenerateRequest, Part, Sequence } from '../engine.ts'
import type { CascadeEvent, RungResult } from '../events.ts'
import { ladderOf } from '../ladder.ts'
import type { Ladder } from '../ladder.ts'
import { gainTable } from '../calibration/measure-gains.ts'
import type { ModelCard } from '../models/model-card.ts'
import type { Policy } from '../policy.ts'
import type { Profile } from '../calibration/profile.ts'
import { seededRandom } from '../random.ts'
import { recordedPrompts } from './recorded.ts'
import { climb } from './replay.ts'
import type { ReplayLadder } from './replay.ts'
import type { TraceLine } from './trace.ts'
import type { Usage } from '../usage.ts'

/** What a scripted pass says, each of its tokens as likely as the others; '' says nothing and closes at once. */
interface Said {
  readonly answer: '4' | '5' | '' | "I don't know."
  readonly p: number
  readonly tokens: number
  readonly finish: 'end' | 'cap'
}

interface Scripts {
  readonly modePrior: number
  readonly direct: Said
  readonly think: Said
}

/** What both models make of one prompt, whose right answer is 4. */
interface Scripted {
  readonly promptTokens: number
  readonly mini: Scripts
  readonly base: Scripts
}

type Profiles = Readonly<Record<'mini' | 'base', Profile | null>>

const MODELS = [{ id: 'mini', thinkCap: 80 }, { id: 'base', thinkCap: 160 }] as const
const UNMEASURED: Profiles = { mini: null, base: null }
const LADDERS: Readonly<Record<'base alone' | 'mini then base', { readonly ladder: Ladder; readonly rungs: ReplayLadder }>> = {
  'base alone': { ladder: withoutVotes(['base']), rungs: ['base:direct', 'base:think'] },
  'mini then base': { ladder: withoutVotes(['mini', 'base']), rungs: ['mini:direct', 'mini:think', 'base:direct', 'base:think'] },
}

describe('auto begins, climbs and ends in the replay as in the app', async () => {
  // As the app's are made: profiles from a first recording, the trace's gains from one with those profiles.
  const suite = calibrationSuite(300)
  const { ladder } = LADDERS['mini then base']
  const fitted = fitProfiles(ladder.rungs, await recorded(suite, UNMEASURED), MODELS.map(({ id }) => (
    { model: { id, sha256: 'x', dtype: 'fp32' }, backend: 'wasm', numericsClass: 'x', suite: { sha256: 's', n: suite.length }, versions: {}, measuredAt: '2026-01-01T00:00:00Z' }
  )))
  if (!fitted.ok) throw new Error(fitted.error.detail)
  const [mini = null, base = null] = fitted.value
  const profiles: Profiles = { mini, base }
  const gains = gainTable({ header: { suite: { name: 'made up', sha256: 's' }, ladder }, lines: await recorded(suite, profiles) })

  test('of everything something was measured, the wish to think of both models too', () => {
    for (const { climbs } of [gains, ...fitted.value]) {
      expect(climbs.every(({ from, after, afterDecline }) => after !== null && (from === null || afterDecline !== null))).toBe(true)
    }
    expect(gains.climbs.flatMap(({ from, reader, to }) => (from === null ? [`${reader} reads for ${to}`] : []))).toEqual([
      'mini reads for mini:direct', 'mini reads for mini:think', 'mini reads for base:direct', 'mini reads for base:think', 'base reads for base:direct', 'base reads for base:think',
    ])
  })

  test.each(['base alone', 'mini then base'] as const)('%s', async (name) => {
    const { ladder, rungs } = LADDERS[name]
    const begun = new Set<string | undefined>()
    await fc.assert(fc.asyncProperty(SCRIPTED, fc.constantFrom(0, 0.3, 0.5, 0.8, 1), fc.constantFrom('measured', 'measured', 'not'), async (scripted, threshold, known) => {
      const served = known === 'measured' ? profiles : UNMEASURED
      const [prompt] = recordedPrompts({ header: { ladder: LADDERS['mini then base'].ladder }, lines: await recorded([scripted], served) })
      if (prompt === undefined) throw new Error('nothing was recorded')
      const events = await asked(scripted, served, ladder, { schema: 1, kind: 'auto', threshold })
      const end = events.at(-1)
      const way = climb(prompt, { kind: 'auto', ladder: rungs, threshold, gains: known === 'measured' ? gains : null })
      expect(way.ran).toEqual(events.flatMap((event) => (event.type === 'rung-start' ? [event.rung] : [])))
      expect(end?.type === 'turn-end' ? end.rung : end).toBe(way.answeredBy)
      begun.add(way.ran[0])
    }), { numRuns: 300 })
    // Else nothing was said of where a prompt begins.
    expect(begun.size).toBeGreaterThan(1)
  })
})

const SAID = fc.record({
  answer: fc.constantFrom('4', '5', '', "I don't know."), p: fc.constantFrom(0.3, 0.6, 0.9, 0.99), tokens: fc.constantFrom(2, 30), finish: fc.constantFrom('end', 'end', 'end', 'cap'),
})
const SCRIPTS = fc.record({ modePrior: fc.constantFrom(0.05, 0.4, 0.7, 0.95), direct: SAID, think: SAID })
const SCRIPTED: fc.Arbitrary<Scripted> = fc.record({ promptTokens: fc.constantFrom(6, 12, 40), mini: SCRIPTS, base: SCRIPTS })

/** Half of the prompts are hard. Base would rather think on those, and mini on the easy ones: the wish of one tells nothing if it is taken for the other's. */
function calibrationSuite(n: number): Scripted[] {
  const random = seededRandom(5)
  const says = (chance: number, tokens: number): Said => {
    const right = random() < chance
    const answer = random() < 0.25 ? "I don't know." : right ? '4' : '5'
    return { answer, p: right ? 0.6 + 0.39 * random() : 0.3 + 0.5 * random(), tokens: tokens + Math.floor(4 * random()), finish: 'end' }
  }
  return Array.from({ length: n }, (_, i): Scripted => {
    const hard = i % 2 === 0
    const between = (low: number): number => low + 0.3 * random()
    return {
      promptTokens: 6 + Math.floor(20 * random()),
      mini: { modePrior: between(hard ? 0.05 : 0.65), direct: says(hard ? 0.05 : 0.6, 2), think: says(hard ? 0.1 : 0.7, 20) },
      base: { modePrior: between(hard ? 0.65 : 0.05), direct: says(hard ? 0.1 : 0.8, 2), think: says(0.95, 30) },
    }
  })
}

function withoutVotes(models: readonly string[]): Ladder {
  const ladder = ladderOf(MODELS.filter(({ id }) => models.includes(id)))
  return { ...ladder, rungs: ladder.rungs.filter(({ enabled }) => enabled) }
}

/** Every prompt on every rung, each pass asked for by itself, as a trace is recorded; nothing is rounded. */
async function recorded(prompts: readonly Scripted[], profiles: Profiles): Promise<TraceLine[]> {
  const { ladder, rungs } = LADDERS['mini then base']
  return Promise.all(prompts.map(async (scripted, at): Promise<TraceLine> => {
    const prompt = { id: `p${at}`, prompt: '2+2', answers: ['4'] }
    const passes = await Promise.all(rungs.map(async (rung) => {
      const events = await asked(scripted, profiles, ladder, { schema: 1, kind: rung.endsWith('think') ? 'think' : 'direct' }, [rung])
      const [result] = events.flatMap((event): RungResult[] => (event.type === 'rung-end' ? [event] : []))
      if (result === undefined) throw new Error(`${rung} came to nothing`)
      const { answer, outcome, signals, confidence, usage } = result
      return { rung, answer, outcome, signals, confidence, usage, correct: isCorrect(answer, outcome, prompt) }
    }))
    return { ...prompt, rungs: passes }
  }))
}

async function asked(scripted: Scripted, profiles: Profiles, ladder: Ladder, policy: Policy, rungs?: readonly string[]): Promise<CascadeEvent[]> {
  const cascade = createCascade({ ladder, loaded: (id) => modelOf(id === 'mini' ? 'mini' : 'base', scripted, profiles), load: neverLoads, expected: () => null })
  const events: CascadeEvent[] = []
  for await (const event of cascade({ prompt: '2+2', policy, resume: [], index: 0, signal: { aborted: false }, ...(rungs === undefined ? {} : { rungs }) })) events.push(event)
  return events
}

function modelOf(id: 'mini' | 'base', scripted: Scripted, profiles: Profiles): CascadeModel {
  const card: ModelCard = {
    schema: 1, id, name: id, parameters: 10, nonEmbeddingParameters: 10, context: 512,
    architecture: { layers: 1, heads: 1, kvHeads: 1, headDim: 1, hidden: 1, vocab: 10 },
    controls: { pad: 0, bos: 1, user: 2, bot: 3, direct: 4, think: 5, endThink: 6, end: 7 },
    decline: ["I don't know."], modeChoice: true, thinkCap: 160, skills: [], provenance: {}, figures: {},
  }
  return { card, profile: profiles[id], backend: 'wasm', open: () => sequenceOf(id, scripted.promptTokens, scripted[id]) }
}

/** Says what is scripted: no model is run here. */
function sequenceOf(model: string, promptTokens: number, { modePrior, ...scripts }: Scripts): Sequence {
  const usageOf = (decodeTokens: number): Usage => (
    { engine: 'scripted', model, rung: '', backend: 'wasm', prefillTokens: promptTokens + 1, reusedTokens: 0, decodeTokens, abortedTokens: 0, flopsPrefill: 70, flopsDecode: decodeTokens * 10, ms: 1, ttftMs: 1, source: 'counted' }
  )
  async function* generate({ mode }: GenerateRequest): AsyncGenerator<Part, Completion, void> {
    const { answer, p, tokens, finish } = mode === 'direct' ? scripts.direct : scripts.think
    const token = (text: string) => ({ id: 1, text, logprob: Math.log(p), top: [[text, Math.log(p)] as const], entropy: 1 - p })
    if (mode === 'think') yield { kind: 'control', token: token('') }
    yield { kind: 'answer', token: token(answer) }
    return { finish, forced: false, modePrior, usage: usageOf(tokens) }
  }
  return {
    prompt: { text: '2+2', tokens: promptTokens, mapped: [], replaced: [], leftOut: 0 }, usage: () => usageOf(1), generate,
    read: async () => ({ modePrior, end: () => usageOf(0) }), check: () => Promise.reject(new Error('nothing is checked')), close: () => undefined,
  }
}

// oxlint-disable-next-line require-yield -- all models are there; what would load one fails the test
async function* neverLoads(): AsyncGenerator<never, never, void> {
  throw new Error('a model was to be loaded')
}
