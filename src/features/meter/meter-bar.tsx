/** The bar of one prompt. With `onPart` its parts can be reached by pointer and keyboard; without, it is one picture. */
import type { CSSProperties } from 'react'
import type { Unit } from '../../stores/settings-store.ts'
import { rungClass } from '../../ui/rung.tsx'
import type { Bar, BarPart } from './bar.ts'
import { amountWords, partWords, speedWords } from './meter-words.ts'
import styles from './meter-bar.module.css'

export interface MeterBarProps {
  readonly bar: Bar
  readonly unit: Unit
  readonly size: 'large' | 'row' | 'strip'
  readonly onPart?: (part: BarPart | null) => void
}

export function MeterBar({ bar, unit, size, onPart }: MeterBarProps) {
  const placed = place(bar)
  const speed = speedWords(bar)
  return (
    <div className={`${styles.bar} ${styles[size]} ${bar.full === null ? styles.unknown : ''}`}>
      {placed.map(({ part, style }, at) => {
        const className = `${styles.part} ${styles[part.kind]} ${rungClass(part.look)}`
        return onPart === undefined ? (
          <span key={at} className={className} style={style} />
        ) : (
          <button
            key={at} type="button" className={className} style={style} aria-label={partWords(part)}
            onMouseEnter={() => onPart(part)} onMouseLeave={() => onPart(null)} onFocus={() => onPart(part)} onBlur={() => onPart(null)}
          />
        )
      })}
      {bar.full !== null && (
        <span
          className={styles.mark} style={{ left: `${(100 * bar.full) / bar.scale}%` }}
          title={[`thinking alone: ${bar.estimated ? 'about ' : ''}${amountWords(bar.full, unit)}`, ...(speed === null ? [] : [speed])].join('; ')}
        />
      )}
    </div>
  )
}

/** Where each part begins and how wide it is, in percent of the bar. */
function place(bar: Bar): readonly { readonly part: BarPart; readonly style: CSSProperties }[] {
  let left = 0
  return bar.parts.map((part) => {
    const width = (100 * part.amount) / bar.scale
    // A tick has no width of its own; it stands where it was used, but never out of the bar.
    const style = part.kind === 'reused' ? { left: `clamp(0px, ${left}% - 4px, 100% - 8px)` } : { left: `${left}%`, width: `${width}%` }
    left += width
    return { part, style }
  })
}
