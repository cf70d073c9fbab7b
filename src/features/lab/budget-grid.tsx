/** The four ways to spend one budget, side by side: one mark a prompt, the same place for the same prompt in all four. */
import type { PointerEvent } from 'react'
import styles from './budget-grid.module.css'
import type { BudgetPanel, BudgetScene } from './budget-scene.ts'
import { RungGlyph } from './rung-glyph.tsx'
import { lookOf, type RungLook } from './rung-look.ts'
import { amount, bracket, share } from './units.ts'
import { Drawing, placeOf } from './plot/drawing.tsx'
import plot from './plot/plot.module.css'

export interface BudgetGridProps {
  readonly scene: BudgetScene
  readonly looks: readonly RungLook[]
  readonly width: number
  /** The prompt that is looked at, by its place. */
  readonly picked: number
  readonly onPick: (at: number) => void
  /** What is to be seen, for who cannot see it. */
  readonly label: string
}

const GAP = 20
const HEAD = 62
/** From this width on the four stand in one row. */
const WIDE = 760

export function BudgetGrid({ scene, looks, width, picked, onPick, label }: BudgetGridProps) {
  const across = width >= WIDE ? 4 : 2
  const panelWidth = Math.floor((width - GAP * (across - 1)) / across)
  const cell = panelWidth >= 190 ? 15 : 13
  const columns = Math.floor(panelWidth / cell)
  const rows = Math.ceil(scene.prompts.length / columns)
  const panelHeight = HEAD + rows * cell
  const height = Math.ceil(scene.panels.length / across) * (panelHeight + GAP) - GAP
  const place = (at: number) => ({ x: (at % across) * (panelWidth + GAP), y: Math.floor(at / across) * (panelHeight + GAP) })

  function pick(event: PointerEvent<SVGSVGElement>): void {
    const { x: left, y: top } = placeOf(event, width)
    for (const at of scene.panels.keys()) {
      const { x, y } = place(at)
      const [column, row] = [Math.floor((left - x) / cell), Math.floor((top - y - HEAD) / cell)]
      const prompt = row * columns + column
      if (column >= 0 && column < columns && row >= 0 && prompt < scene.prompts.length) return onPick(prompt)
    }
  }

  return (
    <Drawing className={styles.grid} width={width} height={height} label={label} onPointerDown={pick}>
      {scene.panels.map((panel, at) => {
        const { x, y } = place(at)
        return (
          <g key={panel.allocator} transform={`translate(${x} ${y})`}>
            <Head panel={panel} scene={scene} width={panelWidth} />
            {panel.cells.map((each, i) => {
              const [middleX, middleY] = [(i % columns) * cell + cell / 2, HEAD + Math.floor(i / columns) * cell + cell / 2]
              return each.rung === null
                ? <Nothing key={scene.prompts[i]?.id} x={middleX} y={middleY} />
                : <RungGlyph key={scene.prompts[i]?.id} look={lookOf(looks, each.rung)} right={each.right} room={cell - 1} x={middleX} y={middleY} />
            })}
            <rect
              data-page-only className={styles.picked} x={(picked % columns) * cell} y={HEAD + Math.floor(picked / columns) * cell} width={cell} height={cell} rx={2}
            />
          </g>
        )
      })}
    </Drawing>
  )
}

/** A prompt that got no rung. */
export function Nothing({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle className={styles.nothing} cx={x} cy={y} r={1.5} />
}

function Head({ panel, scene, width }: { readonly panel: BudgetPanel; readonly scene: BudgetScene; readonly width: number }) {
  return (
    <>
      <text className={styles.title} x={0} y={12}>{panel.title}</text>
      <text className={styles.figure} x={0} y={31}>{share(panel.accuracy)}<tspan className={styles.interval}> {bracket(panel.interval)}</tspan></text>
      <rect className={styles.track} x={0} y={38} width={width} height={4} rx={2} />
      <rect className={styles.spent} x={0} y={38} width={scene.budget > 0 ? width * Math.min(1, panel.spent / scene.budget) : 0} height={4} rx={2} />
      <text className={plot.tick} x={0} y={56}>{amount(panel.spent, scene.unit)} spent</text>
    </>
  )
}
