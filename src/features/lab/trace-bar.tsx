/** Which trace is shown, and the ways to another: one that ships, a file, a recording. */
import { useId } from 'react'
import { useStore } from 'zustand/react'
import { exportText, type LabStore } from '../../stores/lab-store.ts'
import buttons from '../../ui/button.module.css'
import { FileButton } from '../../ui/file-button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { TroubleNote } from '../../ui/trouble-note.tsx'
import { RecordPanel } from './record-panel.tsx'
import styles from './trace-bar.module.css'

const ORIGIN_WORDS = { shipped: '', file: ' (your file)', recorded: ' (recorded here)' } as const

export function TraceBar({ lab }: { readonly lab: LabStore }) {
  const choices = useStore(lab, (state) => state.choices)
  const shown = useStore(lab, (state) => state.shown)
  const loading = useStore(lab, (state) => state.loading)
  const trouble = useStore(lab, (state) => state.trouble)
  const selectId = useId()

  return (
    <section className={styles.bar} aria-label="Trace">
      <div className={styles.row}>
        <label htmlFor={selectId} className={styles.label}>Trace</label>
        <select id={selectId} className={styles.select} value={loading ?? shown?.key ?? ''} onChange={(event) => void lab.actions.show(event.target.value)}>
          {shown === null && loading === null && <option value="">none</option>}
          {choices.map(({ key, name, origin }) => <option key={key} value={key}>{name}{ORIGIN_WORDS[origin]}</option>)}
        </select>
        <FileButton name="Trace or suite file" accept=".jsonl,.json,.ndjson,.txt,application/json" className={buttons.outlined} onFile={(file) => void lab.actions.open(file)}>Open a file …</FileButton>
        <button type="button" className={buttons.outlined} disabled={shown === null} onClick={() => { if (shown !== null) saveFile(fileName(shown.name), 'application/x-ndjson', exportText(shown)) }}>
          Save the trace
        </button>
      </div>
      <p className={styles.hint}>Drop a trace on this page to see it, or a suite of prompts to record it. Nothing leaves this page.</p>
      {trouble !== null && <TroubleNote {...trouble} onDismiss={lab.actions.dismissTrouble} />}
      <RecordPanel lab={lab} />
    </section>
  )
}

function fileName(name: string): string {
  const stem = name.replace(/\.jsonl?$/, '').replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return `${stem === '' ? 'trace' : stem}.jsonl`
}
