/** How far the confidences could be believed by then: a row for each look. */
import type { Reliability } from '../../core/calibration/calibration-run.ts'
import { percent } from '../../ui/format.ts'
import styles from './calibration.module.css'

export function ReliabilityTable({ rows }: { readonly rows: readonly Reliability[] }) {
  if (rows.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard
    <section className={styles.wide} aria-label="Reliability" tabIndex={0}>
      <p className={styles.words}>Answered at once, each answer judged by a fit that has not seen it. An honest confidence is as high as the share right; ECE is how far off it is on average.</p>
      <table className={styles.table}>
        <thead>
          <tr><th scope="col">prompts</th><th scope="col">answers</th><th scope="col">mean confidence</th><th scope="col">right</th><th scope="col">ECE</th></tr>
        </thead>
        <tbody>
          {rows.map(({ n, answers, meanConfidence, right, ece, provisional }) => (
            <tr key={n}>
              <th scope="row">{n}{provisional && ' (provisional)'}</th>
              <td>{answers}</td>
              <td>{share(meanConfidence)}</td>
              <td>{share(right)}</td>
              <td>{ece === null ? '–' : ece.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value)
}
