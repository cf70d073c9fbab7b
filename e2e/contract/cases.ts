/** What every engine must do, as a list of cases over the contract alone. Knows no engine, no page and no test runner. */
import type { Engine } from '../../src/core/engine.ts'
import type { Expected, ModelUnderTest } from '../pages/engine-protocol.ts'
import { passOf, textOf } from './pass.ts'

export interface UnderTest {
  readonly expected: Expected
  /** The engine that is loaded. */
  engine(): Engine
  /** Closes it and loads another one. */
  load(model: ModelUnderTest): Promise<Engine>
  /** What the engine's runtime holds. */
  memoryBytes(): number
}

export interface Case {
  readonly name: string
  /** Whether the runtime's memory must be fresh. */
  readonly alone?: boolean
  /** Throws where the engine does not hold; may give a figure for the log. */
  run(under: UnderTest): Promise<string | undefined>
}

/** Room for rounding in sums of probabilities. */
const ROUNDING = 1e-4
/** A temperature at which only a tie leaves a choice. */
const COLD = 0.01
/** A runtime may take a little more with its second model; a model that stays doubles it. */
const GROWTH = 1.2

export const CASES: readonly Case[] = [
  {
    name: 'gives the known answer, streamed token by token',
    run: async ({ engine, expected: { known, cap } }) => {
      const sequence = engine().open(known.prompt)
      const pass = await passOf(sequence, { mode: 'direct', cap })
      sequence.close()
      same(textOf(pass).trim(), known.text, 'the streamed text')
      must(pass.parts.every(({ kind, token }) => kind !== 'control' || token.text === ''), 'a control token carries text')
      return undefined
    },
  },
  {
    name: 'says the same again, from a fresh start and from the kept prefill, and counts what it reused',
    run: async ({ engine, expected: { known, cap, modeTokens } }) => {
      const figures = (parts: Awaited<ReturnType<typeof passOf>>['parts']): string => JSON.stringify(parts.map(({ token }) => [token.id, token.logprob]))
      const [first, again] = [engine().open(known.prompt), engine().open(known.prompt)]
      const fresh = await passOf(first, { mode: 'direct', cap })
      const kept = await passOf(first, { mode: 'direct', cap })
      const other = await passOf(again, { mode: 'direct', cap })
      first.close()
      again.close()
      same(figures(kept.parts), figures(fresh.parts), 'the second pass')
      same(figures(other.parts), figures(fresh.parts), 'the second sequence')
      const { usage } = kept.completion
      same(usage.prefillTokens + usage.reusedTokens, known.tokens + modeTokens, 'prefilled and reused tokens')
      if (engine().capabilities.reportsReuse) must(usage.reusedTokens > 0 && fresh.completion.usage.reusedTokens === 0, 'reuse is not counted')
      return undefined
    },
  },
  {
    name: 'gives probabilities that can be ones',
    run: async ({ engine, expected: { known, cap } }) => {
      if (engine().capabilities.logprobs === 'none') return 'this engine gives none'
      const sequence = engine().open(known.prompt)
      const { parts } = await passOf(sequence, { mode: 'direct', cap })
      sequence.close()
      for (const { token: { logprob, top, entropy } } of parts) {
        must(logprob !== null && logprob <= ROUNDING, `a log-probability is ${logprob}`)
        must(top.reduce((sum, [, each]) => sum + Math.exp(each), 0) <= 1 + ROUNDING, 'the likeliest tokens have more than 1 together')
        must(top.every(([, each], at) => at === 0 || each <= (top[at - 1]?.[1] ?? 0)), 'the likeliest tokens are not in order')
        must(top.length === 0 || Math.abs((top[0]?.[1] ?? 0) - (logprob ?? 0)) < ROUNDING, 'a greedy token is not the likeliest')
        must(entropy === null || entropy >= 0, `an entropy is ${entropy}`)
      }
      return undefined
    },
  },
  {
    name: 'counts the tokens that its tokenizer counts, and every token it generates',
    run: async ({ engine, expected: { known, other, modeTokens } }) => {
      for (const { prompt, tokens } of [known, other]) {
        const sequence = engine().open(prompt)
        same(sequence.prompt.tokens, tokens, `the tokens of ${JSON.stringify(prompt)}`)
        const { parts, completion: { usage } } = await passOf(sequence, { mode: 'direct', cap: 3 })
        sequence.close()
        same(usage.prefillTokens, tokens + modeTokens, 'the prefilled tokens')
        same(usage.decodeTokens, parts.length, 'the generated tokens')
        must(usage.ttftMs !== null && usage.ttftMs <= usage.ms, 'the first token came after the end')
        must(usage.flopsPrefill > 0 || engine().model.architecture === undefined, 'the work of the prefill is not counted')
      }
      return undefined
    },
  },
  {
    name: 'cuts an answer at its cap',
    run: async ({ engine, expected: { long } }) => {
      const sequence = engine().open(long)
      const { parts, completion } = await passOf(sequence, { mode: 'direct', cap: 2 })
      sequence.close()
      same([parts.length, completion.finish].join(), '2,cap', 'parts and finish')
      return undefined
    },
  },
  {
    name: 'stops within one step, before the first too, and goes on afterwards',
    run: async ({ engine, expected: { long } }) => {
      const sequence = engine().open(long)
      const before = await passOf(sequence, { mode: 'direct', cap: 20, stopAfter: 0 })
      same([before.parts.length, before.completion.finish].join(), '0,cancelled', 'a pass stopped before it began')
      const stopped = await passOf(sequence, { mode: 'direct', cap: 20, stopAfter: 2 })
      must(stopped.parts.length <= 3, `${stopped.parts.length} tokens came`)
      same(stopped.completion.finish, 'cancelled', 'the finish')
      same(stopped.completion.usage.abortedTokens, stopped.parts.length, 'the aborted tokens')
      const next = await passOf(sequence, { mode: 'direct', cap: 2 })
      same(next.parts.length, 2, 'the tokens of the next pass')
      sequence.close()
      return undefined
    },
  },
  {
    name: 'draws samples from one prefill, each the greedy answer when it is cold, and counts their tokens',
    run: async ({ engine, expected: { known } }) => {
      const sequence = engine().open(known.prompt)
      const { fork, batch } = engine().capabilities
      same(sequence.sample !== undefined, fork && batch, 'whether it draws samples, against what it says it can')
      if (sequence.sample === undefined) return 'this engine draws none'
      const cap = 6
      const greedy = await passOf(sequence, { mode: 'direct', cap })
      const texts: string[] = []
      let tokens = 0
      const drawing = sequence.sample({ mode: 'direct', cap, waves: [2, 1], temperature: COLD, seed: 1, signal: { aborted: false }, more: () => true })
      for (;;) {
        const { done, value } = await drawing.next()
        if (done === true) {
          same(value.usage.decodeTokens, tokens, 'the generated tokens')
          must(value.usage.reusedTokens > 0, 'the prompt was read anew')
          break
        }
        if (value.kind !== 'token') continue
        tokens++
        texts[value.sample] = (texts[value.sample] ?? '') + (value.part.kind === 'answer' ? value.part.token.text : '')
      }
      sequence.close()
      same(texts.length, 3, 'the samples')
      for (const text of texts) same(text, textOf(greedy), 'a cold sample')
      return undefined
    },
  },
  {
    name: 'reads control tokens that were typed as the text they are',
    run: async ({ engine, expected: { typed } }) => {
      const sequence = engine().open(typed.prompt)
      same(sequence.prompt.text, typed.prompt, 'the text it reads')
      same(sequence.prompt.tokens, typed.tokens, 'its tokens')
      const { parts } = await passOf(sequence, { mode: 'direct', cap: 2 })
      must(parts.length > 0, 'nothing came')
      sequence.close()
      return undefined
    },
  },
  {
    name: 'opens an empty prompt as empty, and survives a text of a megabyte with halves of characters',
    run: async ({ engine }) => {
      const sequence = engine().open(' \n ')
      same(sequence.prompt.text, '', 'the text')
      sequence.close()
      const huge = engine().open('\ud800 a '.repeat(300_000))
      must(huge.prompt.leftOut > 0 && huge.prompt.text.isWellFormed(), 'the text was not cut, or not well')
      huge.close()
      return undefined
    },
  },
  {
    name: 'refuses a second pass beside the first, a mode it has not, and use after closing; lets a reader leave',
    run: async ({ engine, expected: { long } }) => {
      const sequence = engine().open(long)
      const first = sequence.generate({ mode: 'direct', cap: 4, signal: { aborted: false } })
      await first.next()
      await fails(() => passOf(sequence, { mode: 'direct', cap: 1 }), 'a second pass ran beside the first')
      await first.return(undefined as never)
      same(sequence.usage().abortedTokens, sequence.usage().decodeTokens, 'the aborted tokens of a pass that was left')
      await fails(() => passOf(sequence, { mode: 'none' as never, cap: 1 }), 'an unknown mode ran')
      same((await passOf(sequence, { mode: 'direct', cap: 1 })).parts.length, 1, 'the tokens after all that')
      sequence.close()
      await fails(() => passOf(sequence, { mode: 'direct', cap: 1 }), 'a closed sequence ran')
      return undefined
    },
  },
  {
    name: 'refuses what it cannot load with a code and the next step',
    run: async ({ load, expected: { refused } }) => {
      for (const { model, code, says } of refused) {
        const { code: found, detail } = await load(model).then(() => ({ code: 'none', detail: 'it loaded' }), codeOf)
        must(found === code && detail.includes(says), `expected ${code} "${says}", not ${found}: ${detail}`)
      }
      return `${refused.length} refused`
    },
  },
  {
    name: 'cuts a prompt over the context, says by how much, and still answers within it',
    run: async ({ load, expected: { small, known } }) => {
      const engine = await load(small)
      const { context } = engine.model
      const text = `${known.prompt} `.repeat(Math.ceil(context / 2))
      const sequence = engine.open(text)
      const { prompt } = sequence
      must(prompt.tokens < context, `${prompt.tokens} tokens of ${context}`)
      // One of them may be the space at the cut.
      must(prompt.leftOut > 0 && Math.abs(text.trim().length - prompt.text.length - prompt.leftOut) <= 1, `${prompt.leftOut} characters are said to be left out`)
      const { parts, completion } = await passOf(sequence, { mode: 'direct', cap: context })
      sequence.close()
      must(parts.length > 0 && prompt.tokens + parts.length <= context + 2, `${parts.length} tokens came after ${prompt.tokens}`)
      must(completion.finish !== 'cancelled', 'it was cancelled')
      return `${prompt.tokens} + ${parts.length} of ${context}, ${prompt.leftOut} characters left out`
    },
  },
  {
    name: 'gives its memory back on closing, time after time',
    alone: true,
    run: async ({ load, memoryBytes, expected: { cycles, cycled, known } }) => {
      let first = 0
      for (let cycle = 0; cycle < cycles; cycle++) {
        const engine = await load(cycled)
        const sequence = engine.open(known.prompt)
        await passOf(sequence, { mode: 'direct', cap: 2 })
        sequence.close()
        await engine.close()
        if (cycle === 0) first = memoryBytes()
        must(memoryBytes() <= first * GROWTH, `${memoryBytes()} bytes after ${cycle + 1} loads, ${first} after the first`)
      }
      return `${cycles} loads, ${Math.round(first / 1e6)} MB after the first, ${Math.round(memoryBytes() / 1e6)} MB after the last`
    },
  },
]

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}

function same(found: unknown, expected: unknown, what: string): void {
  if (found !== expected) throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
}

async function fails(run: () => Promise<unknown>, otherwise: string): Promise<void> {
  const failed = await run().then(() => false, () => true)
  must(failed, otherwise)
}

function codeOf(thrown: unknown): { readonly code: string; readonly detail: string } {
  const { code = 'no code', message = '' } = thrown as { code?: string; message?: string }
  return { code, detail: message }
}
