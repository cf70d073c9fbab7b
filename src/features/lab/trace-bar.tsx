/** Which trace is shown, and the ways to another: one that ships, a file, a recording. */
import { useId, useRef } from 'react'
import { useStore } from 'zustand/react'
import { exportText, type LabStore } from '../../stores/lab-store.ts'
import buttons from '../../ui/button.module.css'
import { saveFile } from '../../ui/save-file.ts'
import { RecordPanel } from './record-panel.tsx'
import styles from './trace-bar.module.css'

const ORIGIN_WORDS = { shipped: '', file: ' (your file)', recorded: ' (recorded here)' } as const

export function TraceBar({ lab }: { readonly lab: LabStore }) {
  const choices = useStore(lab, (state) => state.choices)
  const shown = useStore(lab, (state) => state.shown)
  const loading = useStore(lab, (state) => state.loading)
  const picker = useRef<HTMLInputElement>(null)
  const selectId = useId()

  return (
    <section className={styles.bar} aria-label="Trace">
      <div className={styles.row}>
        <label htmlFor={selectId} className={styles.label}>Trace</label>
        <select id={selectId} className={styles.select} value={loading ?? shown?.key ?? ''} onChange={(event) => void lab.actions.show(event.target.value)}>
          {shown === null && loading === null && <option value="">none</option>}
          {choices.map(({ key, name, origin }) => <option key={key} value={key}>{name}{ORIGIN_WORDS[origin]}</option>)}
        </select>
        <button type="button" className={buttons.outlined} onClick={() => picker.current?.click()}>Open a file …</button>
        <input
          ref={picker} type="file" accept=".jsonl,.json,.ndjson,.txt,application/json" className="visually-hidden" tabIndex={-1} aria-label="Trace or suite file"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file !== undefined) void lab.actions.open(file)
            // The same file again is a change too.
            event.target.value = ''
          }}
        />
        <button type="button" className={buttons.outlined} disabled={shown === null} onClick={() => { if (shown !== null) saveFile(fileName(shown.name), 'application/x-ndjson', exportText(shown)) }}>
          Save the trace
        </button>
      </div>
      <p className={styles.hint}>Drop a trace on this page to see it, or a suite of prompts to record it. Nothing leaves this page.</p>
      <TroubleNote lab={lab} />
      <RecordPanel lab={lab} />
    </section>
  )
}

function TroubleNote({ lab }: { readonly lab: LabStore }) {
  const trouble = useStore(lab, (state) => state.trouble)
  if (trouble === null) return null
  return (
    <div className={styles.trouble} role="alert">
      <p><strong>{trouble.title}.</strong> {trouble.detail}</p>
      <p>{trouble.next}</p>
      <button type="button" className={buttons.quiet} onClick={lab.actions.dismissTrouble}>Dismiss</button>
    </div>
  )
}

function fileName(name: string): string {
  const stem = name.replace(/\.jsonl?$/, '').replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return `${stem === '' ? 'trace' : stem}.jsonl`
}
