import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { madeUpTrace } from '../../core/measure/made-up-trace.ts'
import { BudgetView } from './budget-view.tsx'
import { CapView } from './cap-view.tsx'
import { CurveView } from './curve-view.tsx'
import { FlopsView } from './flops-view.tsx'
import { labData } from './lab-data.ts'
import { MatrixView } from './matrix-view.tsx'
import { ReliabilityView } from './reliability-view.tsx'

const byCap = [8, 16].map((cap) => ({ cap, answer: '4', correct: cap === 16, tokens: cap, flops: 10 * cap, ms: cap }))
/** Wrong at once, right after a thought: at the budget shown first, the oracle's four thoughts leave less than the first rung for all others. */
const DATA = labData(madeUpTrace([1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenths) => [
  { confidence: tenths / 10, correct: tenths > 5 }, { confidence: 0.9, byCap }, { confidence: tenths / 10, correct: false }, { confidence: 0.9, byCap },
]), ['mini', 'base']))

/** The words of a figure's legend. */
function legendOf(markup: string): string[] {
  return [...markup.matchAll(/data-legend="true"[^>]*>(.*?)<\/(?:li|button)>/gs)].map(([, entry]) => (entry ?? '').replaceAll(/<[^>]*>/g, '').trim())
}

describe('what is saved of a figure', () => {
  const views: readonly (readonly [string, () => ReactElement, readonly string[]])[] = [
    ['the budget', () => <BudgetView data={DATA} unit="tokens" />, ['base direct', 'base think', 'crossed: wrong', 'no answer: nothing spent']],
    ['the curve', () => <CurveView data={DATA} unit="tokens" />, ['oracle: climbs exactly where it helps', 'coin: random between first and last', 'auto, base alone', 'mini direct', 'base think']],
    ['calibration', () => <ReliabilityView data={DATA} />, ['as often right as said']],
    ['the matrix', () => <MatrixView data={DATA} />, ['broken by thinking']],
    ['equal FLOPs', () => <FlopsView data={DATA} unit="flops" />, ['mini', 'base', 'mini think', 'smaller: its thought was cut short']],
    ['the cap', () => <CapView data={DATA} />, ['peak']],
  ]
  it.each(views)('%s is one picture, with a legend that explains its marks', (_name, view, words) => {
    const markup = renderToStaticMarkup(view())
    expect(markup.match(/<svg[^>]*role="img"/g)).toHaveLength(1)
    const legend = legendOf(markup)
    for (const word of words) expect(legend.some((entry) => entry.endsWith(word)), word).toBe(true)
  })
})
