/** The thinking-cap view's sentence, from its numbers. Pure. */
import type { CapLine } from './cap-plot.tsx'
import { nWords, shareWith } from './units.ts'

export function capSentence(lines: readonly CapLine[]): string {
  const line = lines.at(-1)
  const [shortest, longest] = [line?.points[0], line?.points.at(-1)]
  if (line === undefined || shortest === undefined || longest === undefined) return 'How often thinking is right, by the most tokens it may take.'
  const after = longest.cap === line.peak.cap
    ? 'and more was not tried'
    : `and beyond it nothing is gained (${shareWith(longest.accuracy, longest.interval)} at ${longest.cap})`
  return `With ${shortest.cap} thought tokens ${line.label} is right on ${shareWith(shortest.accuracy, shortest.interval)}; the peak is ${shareWith(line.peak.accuracy, line.peak.interval)} at ${line.peak.cap} (${nWords(line.n)}), ${after}.`
}
