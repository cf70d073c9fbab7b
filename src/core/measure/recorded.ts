/** A trace made ready for replay: its prompts with what each rung came to and cost. Knows no policy. */
import { aloneCost, costOf, FREE } from '../ledger.ts'
import type { Cost } from '../ledger.ts'
import type { Trace, TraceHeader, TraceLine, TraceRung } from './trace.ts'

/** The part of a trace that a replay reads. */
export interface Recording {
  readonly header: Pick<TraceHeader, 'ladder'>
  readonly lines: Trace['lines']
}

/** One rung's pass over one prompt. */
export interface RecordedPass extends TraceRung {
  readonly model: string
  /** What it costs where its model has not read the prompt in this turn, its prefill included. */
  readonly alone: Cost
  /** What it costs after another rung of its model, whose prefill it reuses. */
  readonly resumed: Cost
}

/** One prompt recorded on every rung asked for. */
export interface Recorded {
  /** Its place among the trace's lines. */
  readonly at: number
  readonly line: TraceLine
  readonly passes: ReadonlyMap<string, RecordedPass>
}

/**
 * The prompts of a trace that ended on each of these rungs (all of its ladder's unless told otherwise); what was stopped
 * on any of them can't be replayed, and is left out for all policies alike.
 */
export function recordedPrompts({ header, lines }: Recording, rungs: readonly string[] = ladderIds({ header })): Recorded[] {
  const modelOf = new Map(header.ladder.rungs.map(({ id, model }) => [id, model]))
  return lines.flatMap((line, at) => {
    const ended = line.rungs.filter(({ outcome }) => outcome !== 'stopped')
    if (!rungs.every((id) => ended.some(({ rung }) => rung === id))) return []
    const passes = ended.map((pass): RecordedPass => {
      const model = modelOf.get(pass.rung) ?? pass.usage.model
      const reader = line.rungs.find(({ rung, usage }) => modelOf.get(rung) === model && usage.reusedTokens === 0)
      return { ...pass, model, alone: aloneCost(pass.usage, (reader ?? pass).usage), resumed: costOf(pass.usage) }
    })
    return [{ at, line, passes: new Map(passes.map((pass) => [pass.rung, pass])) }]
  })
}

/** The rungs of a trace, cheapest first. */
export function ladderIds({ header }: Pick<Recording, 'header'>): string[] {
  return header.ladder.rungs.map(({ id }) => id)
}

/** @throws where the prompt was not recorded on that rung: `recordedPrompts` was asked for others. */
export function passOf(prompt: Recorded, rung: string): RecordedPass {
  const pass = prompt.passes.get(rung)
  if (pass === undefined) throw new RangeError(`prompt ${prompt.line.id} was not recorded on the rung ${rung}`)
  return pass
}

/** What `reader`'s reading of a prompt costs where `first` is the pass that then runs: nothing where that is the same model's. */
export function costBefore(first: RecordedPass, reader: RecordedPass): Cost {
  return first.model === reader.model ? FREE : readingCost(reader)
}

/** What it costs to have a model read a prompt, and no more: its recorded pass less all that was generated. */
export function readingCost({ alone, usage }: RecordedPass): Cost {
  return { tokens: 0, flops: alone.flops - usage.flopsDecode, ms: alone.ms - usage.ms + (usage.ttftMs ?? 0) }
}

/** What a pass costs after others in the same turn: a model that has read the prompt does not read it again. */
export function costAfter(pass: RecordedPass, models: readonly string[]): Cost {
  return models.includes(pass.model) ? pass.resumed : pass.alone
}
