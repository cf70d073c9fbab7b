/** The second layer: what each rung came to, what was decided and why, what was measured; the third, its tokens, lies inside. */
import type { Rung } from '../../core/ladder.ts'
import { rungWords } from '../../core/rung-words.ts'
import { isWhole, type Turn, type TurnRung } from '../../core/turn.ts'
import { duration, flops, percent } from '../../ui/format.ts'
import { RungName } from '../../ui/rung.tsx'
import { confidencePhrase } from './outcome-words.ts'
import { TokenMap } from './token-map.tsx'
import { countedWords, decisionSentence, measuredSentences, signalRows, skippedRungs, skippedSentence, votesWords } from './why-words.ts'
import styles from './why.module.css'

export function Why({ turn }: { readonly turn: Turn }) {
  return (
    <section className={styles.why} aria-label="Why">
      <ul className={styles.sentences}>
        {turn.decisions.map((decision, at) => <li key={at}>{decisionSentence(decision, turn.ladder)}</li>)}
        {skippedRungs(turn).map(({ rung, reason }) => <li key={rung}>{skippedSentence(rung, reason, turn.ladder, turn.decisions.at(-1)?.reason)}</li>)}
        {measuredSentences(turn).map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
      <section className={styles.wide} aria-label="Rungs" tabIndex={0}>
        <table className={styles.table}>
          <thead><tr><th scope="col">Rung</th><th scope="col">Answer</th><th scope="col">Confidence</th><th scope="col">Tokens</th><th scope="col">FLOPs</th><th scope="col">Time</th></tr></thead>
          <tbody>{turn.rungs.map((pass, at) => <RungRow key={at} pass={pass} ladder={turn.ladder} />)}</tbody>
        </table>
      </section>
      {turn.rungs.map((pass, at) => <PassDetail key={at} pass={pass} ladder={turn.ladder} />)}
    </section>
  )
}

interface PassProps {
  readonly pass: TurnRung
  readonly ladder: readonly Rung[]
}

function RungRow({ pass, ladder }: PassProps) {
  const { usage } = pass
  return (
    <tr>
      <th scope="row"><RungName {...rungWords(ladder, pass.rung)} /></th>
      <td className={styles.cell}>{pass.answerText === '' ? '–' : pass.answerText}</td>
      <td>{confidenceCell(pass)}</td>
      <td>{usage === null ? '–' : usage.decodeTokens}</td>
      <td>{usage === null ? '–' : flops(usage.flopsPrefill + usage.flopsDecode)}</td>
      <td>{usage === null ? '–' : duration(usage.ms)}</td>
    </tr>
  )
}

function confidenceCell(pass: TurnRung): string {
  const { result } = pass
  if (!isWhole(pass)) return 'broken off'
  if (result?.outcome === 'declined') return result.confidence === null ? 'declined' : `declined, ${percent(result.confidence)}`
  return result === null || result.confidence === null ? '–' : percent(result.confidence)
}

function PassDetail({ pass, ladder }: PassProps) {
  const signals = pass.result?.signals ?? null
  return (
    <details className={styles.detail}>
      <summary>Measured in the {rungWords(ladder, pass.rung).label} pass</summary>
      {pass.votes !== undefined && <p>Votes: {votesWords(pass.votes)}. What follows is of the likeliest sample that gave the answer.</p>}
      {signals !== null && (
        <dl className={styles.signals}>
          {signalRows(signals).map(({ name, value, note }) => (
            <div key={name}><dt>{name}</dt><dd>{value}</dd><dd className={styles.note}>{note}</dd></div>
          ))}
          <div><dt>Calibrated confidence</dt><dd>{confidencePhrase(pass.result?.confidence ?? null)}</dd><dd className={styles.note}>that {pass.result?.outcome === 'declined' ? 'declining' : 'this answer'} is right, given all of these</dd></div>
        </dl>
      )}
      {pass.usage !== null && <p className={styles.note}>{countedWords(pass.usage)}</p>}
      <TokenMap thought={pass.thoughtTokens} answer={pass.answerTokens} />
    </details>
  )
}
