/** Recording in the page: fresh prompts or a suite, how far it is, and pause, resume, cancel. */
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand/react'
import type { LabStore } from '../../stores/lab-store.ts'
import { useInference } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { grouped } from '../../ui/format.ts'
import styles from './record-panel.module.css'

/** A minute or so on the processor. */
const FRESH_COUNT = 60
const MOST_FRESH = 1000

export function RecordPanel({ lab }: { readonly lab: LabStore }) {
  const recording = useStore(lab, (state) => state.recording)
  const waiting = useStore(lab, (state) => state.waiting)
  const stage = recording !== null ? 'recording' : waiting !== null ? 'waiting' : 'idle'
  const ref = useKeptFocus(stage)
  return (
    <div ref={ref}>
      {stage === 'recording' ? <RecordingNow lab={lab} /> : stage === 'waiting' ? <WaitingNow lab={lab} /> : <FreshChoice lab={lab} />}
    </div>
  )
}

/**
 * Each stage replaces the one before, and the button that was pressed goes with it. The focus then moves to what is marked
 * `data-takes-focus` in the new stage; back at the choice, to what was in focus outside when prompts first stood here, such as the
 * button that opened their file. Focus that is elsewhere stays there.
 */
function useKeptFocus(stage: 'idle' | 'waiting' | 'recording') {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(stage)
  const startedFrom = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (before.current === stage) return
    const left = before.current
    before.current = stage
    const { activeElement } = document
    if (left === 'idle') startedFrom.current = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null
    if (activeElement !== document.body) return
    const back = stage === 'idle' ? startedFrom.current : null
    const own = box.current?.querySelector<HTMLElement>('[data-takes-focus]')
    if (back?.isConnected === true) back.focus()
    else own?.focus()
  }, [stage])
  return box
}

function FreshChoice({ lab }: { readonly lab: LabStore }) {
  const [count, setCount] = useState(FRESH_COUNT)
  const fits = Number.isInteger(count) && count >= 1 && count <= MOST_FRESH
  return (
    <form
      className={styles.row} aria-label="Fresh prompts"
      onSubmit={(event) => {
        event.preventDefault()
        // Another seed each time: fresh means that nobody has seen them.
        if (fits) lab.actions.makeFresh(count, crypto.getRandomValues(new Uint16Array(1))[0] ?? 1)
      }}
    >
      <label className={styles.count}>
        Or record
        <input
          className={styles.number} type="number" inputMode="numeric" min={1} max={MOST_FRESH} step={1} value={Number.isNaN(count) ? '' : count} aria-label="How many fresh prompts"
          onChange={(event) => setCount(event.target.valueAsNumber)}
        />
        fresh prompts
      </label>
      <button data-takes-focus type="submit" className={buttons.outlined} disabled={!fits}>Make them</button>
      {!fits && <output className={styles.note}>From 1 to {grouped(MOST_FRESH)}.</output>}
    </form>
  )
}

function WaitingNow({ lab }: { readonly lab: LabStore }) {
  const waiting = useStore(lab, (state) => state.waiting)
  const ready = useInference(({ status }) => status.phase === 'ready')
  if (waiting === null) return null
  return (
    <section className={styles.panel} aria-label="To be recorded" tabIndex={-1} data-takes-focus>
      <p>
        <strong>{waiting.name}</strong>: {grouped(waiting.prompts.length)} {waiting.prompts.length === 1 ? 'prompt' : 'prompts'}, such as “{waiting.prompts[0]?.prompt}”. Each is
        answered on every rung of your ladder, one after the other; the chat stays usable. The trace lives as long as this tab: save it to keep it.
      </p>
      <div className={styles.row}>
        <button type="button" className={buttons.main} disabled={!ready} onClick={() => void lab.actions.record()}>Record</button>
        <button type="button" className={buttons.outlined} onClick={lab.actions.dropWaiting}>Leave it</button>
        {!ready && <output className={styles.note}>The model is not ready yet.</output>}
      </div>
    </section>
  )
}

function RecordingNow({ lab }: { readonly lab: LabStore }) {
  const recording = useStore(lab, (state) => state.recording)
  if (recording === null) return null
  const { name, prompts, done, state, latest } = recording
  const words = `${grouped(done)} of ${grouped(prompts.length)} prompts`
  return (
    <section className={styles.panel} aria-label="Recording" tabIndex={-1} data-takes-focus>
      <p><strong>{state === 'paused' ? 'Paused' : state === 'starting' ? 'Starting' : 'Recording'}</strong>: {name}</p>
      <progress className={styles.progress} max={prompts.length} value={done} aria-label="Recorded" />
      <output className={styles.note}>{words} on every rung</output>
      {latest !== null && (
        <p className={styles.note} aria-hidden="true">{latest.prompt} → {latest.rungs.map(({ answer, correct }) => `${answer === '' ? '(nothing)' : answer} ${correct ? '✓' : '✗'}`).join(', ')}</p>
      )}
      <div className={styles.row}>
        {state === 'paused'
          ? <button type="button" className={buttons.main} onClick={lab.actions.resume}>Resume</button>
          : <button type="button" className={buttons.outlined} disabled={state === 'starting'} onClick={lab.actions.pause}>Pause</button>}
        <button type="button" className={buttons.outlined} disabled={state === 'starting'} onClick={lab.actions.cancel}>
          {done === 0 ? 'Cancel' : `Stop and keep ${grouped(done)}`}
        </button>
      </div>
    </section>
  )
}
