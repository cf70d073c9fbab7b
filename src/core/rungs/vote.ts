/** The vote rung: several answers drawn by chance, and the one that most of them give. Knows no policy. */
import { normaliseAnswer } from '../answer.ts'
import type { CancelSignal, Part, SampleEvent, Sampling, Sequence, TokenStat } from '../engine.ts'
import type { Rung } from '../ladder.ts'
import { gatherSignals } from '../signals/gather.ts'
import type { Signals } from '../signals/signals.ts'
import type { Usage } from '../usage.ts'
import { agreement, isDecided, leader, semanticEntropy, tally, wavesUpTo } from '../votes.ts'
import type { Ballot, Flag, Tally } from '../votes.ts'
import { allAborted, nextPart } from './pass.ts'
import type { PassEvent, PassReport } from './pass.ts'
import { thoughtThenAnswer } from './think.ts'

/** As the model was trained: a vote is over what it would say by itself, and cooler samples only agree more. */
const TEMPERATURE = 1

type Sampler = Sequence & Required<Pick<Sequence, 'sample'>>

export interface VoteRequest {
  readonly sequence: Sampler
  readonly rung: Rung
  readonly mode: 'direct' | 'think'
  /** The same seed draws the same samples of a prompt. */
  readonly seed: number
  readonly declines: (answer: string) => boolean
  readonly signal: CancelSignal
}

export interface VoteReport extends PassReport {
  readonly votes: Tally
}

interface Sample {
  readonly place: (part: Part) => 'thought' | 'answer'
  readonly thought: Part[]
  readonly answer: TokenStat[]
  forced: boolean
  /** Null until the sample has ended. */
  ballot: Ballot | null
}

/** Whether the engine behind a sequence can draw several samples from one prefill. */
export function canSample(sequence: Sequence): sequence is Sampler {
  return sequence.sample !== undefined
}

/** Draws samples in waves until the leader is certain enough or all are drawn. Never throws, as every pass; leaving early ends the engine's work too. */
export async function* runVote({ sequence, rung, mode, seed, declines, signal }: VoteRequest): AsyncGenerator<PassEvent, VoteReport, void> {
  const samples: Sample[] = []
  const counted = (): Tally => tally(samples.flatMap(({ ballot }) => ballot ?? []))
  const usageNow = (): Usage => ({ ...sequence.usage(), rung: rung.id })
  let told = 0
  let sampling: Sampling | null = null
  let error: unknown = null
  const events = sequence.sample({
    mode, cap: rung.cap, waves: wavesUpTo(rung.samples ?? 1), temperature: TEMPERATURE, seed, signal, more: () => !isDecided(counted()),
  })
  try {
    for (;;) {
      const step = await nextPart(events)
      if ('error' in step) {
        error = step.error
        break
      }
      if (step.done) {
        sampling = step.value
        break
      }
      const event = step.value
      take(samples[event.sample] ??= newSample(mode), event, declines)
      if (event.kind === 'end') yield { type: 'vote-delta', rung: rung.id, votes: counted() }
      const usage = usageNow()
      if (usage.decodeTokens === told) continue
      told = usage.decodeTokens
      yield { type: 'usage-delta', rung: rung.id, usage }
    }
  } finally {
    if (sampling === null && error === null) await events.return(undefined as never)
  }
  const votes = counted()
  const modePrior = sampling?.modePrior ?? null
  const standing = standingSample(samples, votes)
  if (standing !== null) {
    const thought = standing.thought.map(({ token }) => token)
    if (thought.length > 0) yield { type: 'thought-delta', rung: rung.id, text: textOf(thought), tokens: thought }
    yield { type: 'token-delta', rung: rung.id, text: textOf(standing.answer), tokens: standing.answer }
  }
  const signals = standing === null ? null : signalsOf(standing, modePrior)
  return {
    finish: sampling === null ? 'failed' : sampling.finish === 'end' && standing === null ? 'cap' : sampling.finish,
    error,
    answer: standing?.ballot?.answer ?? '',
    forced: standing?.forced ?? false,
    signals: signals === null ? null : { ...signals, agreement: agreement(votes), semanticEntropy: semanticEntropy(votes) },
    usage: sampling === null ? allAborted(usageNow()) : { ...sampling.usage, rung: rung.id },
    votes,
  }
}

function newSample(mode: VoteRequest['mode']): Sample {
  return { place: mode === 'think' ? thoughtThenAnswer() : () => 'answer', thought: [], answer: [], forced: false, ballot: null }
}

function take(sample: Sample, event: SampleEvent, declines: VoteRequest['declines']): void {
  if (event.kind === 'token') {
    if (sample.place(event.part) === 'answer') sample.answer.push(event.part.token)
    else sample.thought.push(event.part)
    return
  }
  const answer = textOf(sample.answer).trim()
  sample.forced = event.forced
  sample.ballot = { answer, flag: flagOf(answer, event.finish === 'end', declines) }
}

/** A cut answer is a fragment: it may equal another one by accident. */
function flagOf(answer: string, ended: boolean, declines: VoteRequest['declines']): Flag | null {
  if (!ended) return 'cut'
  if (answer === '') return 'empty'
  return declines(answer) ? 'declined' : null
}

/** The sample that speaks for the leading answer: the likeliest of those that gave it. Where none counts, one that declined: then the model did. */
function standingSample(samples: readonly Sample[], votes: Tally): Sample | null {
  const first = leader(votes)
  if (first === null) return samples.find(({ ballot }) => ballot?.flag === 'declined') ?? null
  const key = normaliseAnswer(first.answer)
  const likeliness = (sample: Sample): number => signalsOf(sample, null)?.sumLogprob ?? -Infinity
  return samples
    .filter(({ ballot }) => ballot?.flag === null && normaliseAnswer(ballot.answer) === key)
    .reduce<Sample | null>((best, each) => (best === null || likeliness(each) > likeliness(best) ? each : best), null)
}

function signalsOf({ answer, thought }: Sample, modePrior: number | null): Signals | null {
  return gatherSignals({ answer, thought: thought.flatMap(({ kind, token }) => (kind === 'thought' ? [token] : [])), modePrior })
}

function textOf(tokens: readonly TokenStat[]): string {
  return tokens.map(({ text }) => text).join('')
}
