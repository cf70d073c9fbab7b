/** How good confidences are: ranking, calibration, risk. Formulas from the calibration literature; draws nothing. */

/** A confidence (or any score that rises with it) and whether the answer was right. */
export interface Scored {
  readonly confidence: number
  readonly correct: boolean
}

/** Share of right ones in 0..1; null without items. */
export function accuracy(items: readonly { readonly correct: boolean }[]): number | null {
  return items.length === 0 ? null : items.filter(({ correct }) => correct).length / items.length
}

/** Chance that a right answer scores above a wrong one, ties counting half (Mann-Whitney U). Null where all are alike. */
export function auroc(items: readonly Scored[]): number | null {
  const right = items.filter(({ correct }) => correct).length
  const wrong = items.length - right
  if (right === 0 || wrong === 0) return null
  let wins = 0
  let wrongBelow = 0
  for (const tied of tiesUpwards(items)) {
    const tiedRight = tied.filter(({ correct }) => correct).length
    const tiedWrong = tied.length - tiedRight
    wins += tiedRight * (wrongBelow + tiedWrong / 2)
    wrongBelow += tiedWrong
  }
  return wins / (right * wrong)
}

export interface Bin {
  readonly n: number
  readonly right: number
}

/** Tenths: the confidences that a person tells apart, and a few hundred prompts still leave some in each. */
const BINS = 10

/** Ten equal-width bins of confidence over 0..1; the last one includes 1. */
export function accuracyByBin(items: readonly Scored[]): Bin[] {
  return inBins(items, BINS).map((bin) => ({ n: bin.length, right: bin.filter(({ correct }) => correct).length }))
}

/** Expected calibration error: sum over bins of n_b/N · |accuracy_b - mean confidence_b| (Guo et al. 2017). Null without items. */
export function ece(items: readonly Scored[], bins = BINS): number | null {
  if (items.length === 0) return null
  const gaps = inBins(items, bins).map((bin) => bin.reduce((sum, { confidence, correct }) => sum + Number(correct) - confidence, 0))
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / items.length
}

/** Mean squared difference between confidence and truth (Brier 1950). Null without items. */
export function brier(items: readonly Scored[]): number | null {
  if (items.length === 0) return null
  return items.reduce((sum, { confidence, correct }) => sum + (confidence - Number(correct)) ** 2, 0) / items.length
}

/** Area under the risk-coverage curve: the mean over k of the error among the k most confident; tied items share their errors evenly. Null without items. */
export function aurc(items: readonly Scored[]): number | null {
  if (items.length === 0) return null
  let sum = 0
  let covered = 0
  let wrong = 0
  for (const tied of tiesUpwards(items).toReversed()) {
    const errorEach = tied.filter(({ correct }) => !correct).length / tied.length
    for (let i = 0; i < tied.length; i++) {
      covered++
      wrong += errorEach
      sum += wrong / covered
    }
  }
  return sum / items.length
}

function inBins(items: readonly Scored[], bins: number): Scored[][] {
  const binned = Array.from({ length: bins }, (): Scored[] => [])
  for (const item of items) binned[Math.min(bins - 1, Math.max(0, Math.floor(item.confidence * bins)))]?.push(item)
  return binned
}

/** Items in groups of equal confidence, lowest first. */
function tiesUpwards(items: readonly Scored[]): Scored[][] {
  const groups: Scored[][] = []
  for (const item of items.toSorted((a, b) => a.confidence - b.confidence)) {
    const group = groups.at(-1)
    if (group?.[0]?.confidence === item.confidence) group.push(item)
    else groups.push([item])
  }
  return groups
}
