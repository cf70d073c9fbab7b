/** The third layer: every token, marked by how unlikely the model found it, with the runners-up of the one in focus. */
import { useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { TokenStat } from '../../core/engine.ts'
import { doubtOf } from './doubt.ts'
import { probability } from './why-words.ts'
import styles from './token-map.module.css'

export interface TokenMapProps {
  readonly thought: readonly TokenStat[]
  readonly answer: readonly TokenStat[]
}

export function TokenMap({ thought, answer }: TokenMapProps) {
  const tokens = [...thought, ...answer]
  const [at, setAt] = useState(0)
  const cells = useRef<(HTMLButtonElement | null)[]>([])
  const shown = tokens[at]
  if (shown === undefined) return null

  // One stop for the Tab key; the arrows walk inside.
  function walk(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tokens.length, End: tokens.length }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(tokens.length - 1, at + step))
    setAt(next)
    cells.current[next]?.focus()
  }

  return (
    <div className={styles.map}>
      <fieldset className={styles.tokens} aria-label="Tokens, marked more strongly where the model was less sure">
        {tokens.map((token, index) => (
          <button
            key={index} ref={(element) => { cells.current[index] = element }} type="button" tabIndex={index === at ? 0 : -1}
            className={`${styles.token} ${index < thought.length ? styles.thought : ''} ${index === at ? styles.shown : ''}`}
            style={{ '--doubt': doubtOf(token.logprob).toFixed(2) } as CSSProperties}
            aria-label={`${named(token.text)}, ${probability(token.logprob)}`}
            onKeyDown={walk} onFocus={() => setAt(index)} onMouseEnter={() => setAt(index)}
          >
            {glyph(token.text)}
          </button>
        ))}
      </fieldset>
      <p className={styles.legend}>Stronger colour, higher bar: less sure.{thought.length > 0 && ' Italics: the thought.'}{tokens.some(({ text }) => text === '') && ' · is an end mark.'}</p>
      <div className={styles.runners} aria-live="polite">
        <span><b>{named(shown.text)}</b> {probability(shown.logprob)}</span>
        {shown.top.filter(([text]) => text !== shown.text).slice(0, 4).map(([text, logprob], index) => (
          <span key={index}>{named(text)} {probability(logprob)}</span>
        ))}
      </div>
    </div>
  )
}

function glyph(text: string): string {
  return text === ' ' ? '\u00a0' : text === '\n' ? '↵' : text === '' ? '·' : text
}

/** A token's text where it stands alone: invisible ones by name. */
function named(text: string): string {
  return text === ' ' ? 'space' : text === '\n' ? 'line end' : text === '' ? 'end mark' : text
}
