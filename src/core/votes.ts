/** Counting votes: which answers of several samples are the same, which one leads, and when more samples would not change that. Runs no model. */
import { normaliseAnswer } from './answer.ts'

/** Most samples of one vote, and how many are drawn at a time: each wave is one batch, and after it more are drawn only where the lead is in doubt. */
export const WAVES: readonly number[] = [2, 2, 4]
export const MOST_SAMPLES = WAVES.reduce((sum, size) => sum + size, 0)

/** How certain it must be that the leader is what most samples would say. Aggarwal et al. 2023 (Adaptive-Consistency, arXiv 2305.11860). */
export const DECIDED_AT = 0.95

/** Why a sample does not count: a red flag (MAKER: malformed samples go wrong more often). */
export const FLAGS = ['cut', 'empty', 'declined'] as const
export type Flag = (typeof FLAGS)[number]

/** One sample's answer, or what is wrong with it. */
export interface Ballot {
  readonly answer: string
  readonly flag: Flag | null
}

/** One answer and the samples that gave it. */
export interface Cluster {
  /** As the first of them wrote it. */
  readonly answer: string
  readonly votes: number
}

export interface Tally {
  /** Most votes first; of equal ones the earlier found. */
  readonly clusters: readonly Cluster[]
  /** Samples drawn, dropped ones included. */
  readonly drawn: number
  readonly dropped: { readonly [flag in Flag]: number }
}

/** Counts answers that are the same once normalised. */
export function tally(ballots: readonly Ballot[]): Tally {
  const dropped = { cut: 0, empty: 0, declined: 0 }
  const found = new Map<string, { readonly answer: string; votes: number }>()
  for (const { answer, flag } of ballots) {
    if (flag !== null) {
      dropped[flag]++
      continue
    }
    const key = normaliseAnswer(answer)
    const cluster = found.get(key)
    if (cluster === undefined) found.set(key, { answer, votes: 1 })
    else cluster.votes++
  }
  return { clusters: [...found.values()].toSorted((a, b) => b.votes - a.votes), drawn: ballots.length, dropped }
}

/** Samples that count. */
export function counted({ clusters }: Pick<Tally, 'clusters'>): number {
  return clusters.reduce((sum, { votes }) => sum + votes, 0)
}

/** Null where no sample counts. */
export function leader({ clusters }: Pick<Tally, 'clusters'>): Cluster | null {
  return clusters[0] ?? null
}

/** The leader's share of all samples drawn, 0..1: a sample that was dropped agrees with nobody. 0 where none counts. */
export function agreement(votes: Pick<Tally, 'clusters' | 'drawn'>): number {
  const first = leader(votes)
  return first === null ? 0 : first.votes / votes.drawn
}

/** Entropy over the answers of the samples that count; nats. Farquhar et al. 2024 (Nature 630), with equality of normalised answers in place of entailment. 0 where none counts. */
export function semanticEntropy(votes: Pick<Tally, 'clusters'>): number {
  const n = counted(votes)
  return votes.clusters.reduce((sum, { votes: own }) => sum - (own / n) * Math.log(own / n), 0)
}

/**
 * P(the leader is the true majority against its runner-up | a and b votes for them), from a uniform prior on the leader's share:
 *
 *     I(b + 1, a + 1) at 1/2  =  2^(-n) · Σ_{j ≤ a} C(n, j),   n = a + b + 1
 *
 * Adaptive-Consistency's Beta rule in closed form (arXiv 2305.11860). 4 to 0 gives 31/32: a unanimous vote stops there.
 */
export function leaderIsMajority(a: number, b: number): number {
  const n = a + b + 1
  let choose = 1
  let sum = 0
  for (let j = 0; j <= a; j++) {
    sum += choose
    choose = (choose * (n - j)) / (j + 1)
  }
  return sum / 2 ** n
}

/** Whether more samples would hardly change the leader. */
export function isDecided({ clusters: [first, second] }: Pick<Tally, 'clusters'>): boolean {
  return first !== undefined && leaderIsMajority(first.votes, second?.votes ?? 0) >= DECIDED_AT
}

/** The waves of a vote of at most so many samples. */
export function wavesUpTo(samples: number): readonly number[] {
  const waves: number[] = []
  for (let left = samples, at = 0; left > 0; at++) {
    const size = Math.min(left, WAVES[at] ?? WAVES.at(-1) ?? 1)
    waves.push(size)
    left -= size
  }
  return waves
}
