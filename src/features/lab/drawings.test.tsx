import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { madeUpTrace } from '../../core/made-up-trace.ts'
import { BudgetView } from './budget-view.tsx'
import { CapView } from './cap-view.tsx'
import { CurveView } from './curve-view.tsx'
import { FlopsView } from './flops-view.tsx'
import { labData } from './lab-data.ts'
import { MatrixView } from './matrix-view.tsx'
import { ReliabilityView } from './reliability-view.tsx'

const byCap = [8, 16].map((cap) => ({ cap, answer: '4', correct: cap === 16, tokens: cap, flops: 10 * cap, ms: cap }))
const DATA = labData(madeUpTrace([0.9, 0.4, 0.2].map((confidence) => [
  { confidence, correct: confidence > 0.5 }, { confidence, byCap }, { confidence }, { confidence, byCap },
]), ['mini', 'base']))

/** The words of a figure's legend. */
function legendOf(markup: string): string[] {
  return [...markup.matchAll(/data-legend="true"[^>]*>(.*?)<\/(?:li|button)>/gs)].map(([, entry]) => (entry ?? '').replaceAll(/<[^>]*>/g, '').trim())
}

describe('what is saved of a figure', () => {
  const views: readonly (readonly [string, () => ReactElement, readonly string[]])[] = [
    ['the budget', () => <BudgetView data={DATA} unit="tokens" />, ['base direct', 'base think', 'crossed: wrong']],
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
