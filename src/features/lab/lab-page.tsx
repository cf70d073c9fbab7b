/** The Lab: the interactive demo of spending thought where it pays, on recorded traces. A chunk of its own. */
import { useEffect, useMemo, useState, type DragEvent } from 'react'
import { useStore } from 'zustand/react'
import type { LabStore } from '../../stores/lab-store.ts'
import { useSettings, useStores } from '../../stores/stores.ts'
import { Segmented, type Option } from '../../ui/segmented.tsx'
import { BudgetView } from './budget-view.tsx'
import { CapView } from './cap-view.tsx'
import { CurveView } from './curve-view.tsx'
import { FlopsView } from './flops-view.tsx'
import { labData } from './lab-data.ts'
import { labStoreOf } from './lab-store-of.ts'
import styles from './lab-page.module.css'
import { MatrixView } from './matrix-view.tsx'
import { OneAfterAnother } from './one-after-another.tsx'
import { ReliabilityView } from './reliability-view.tsx'
import { TraceBar } from './trace-bar.tsx'
import { traceFacts } from './trace-facts.ts'
import type { Unit } from './units.ts'

const UNITS: readonly Option<Unit>[] = [
  { value: 'tokens', label: 'Tokens', hint: 'generated tokens' },
  { value: 'flops', label: 'FLOPs' },
  { value: 'ms', label: 'Time', hint: 'milliseconds' },
]

export default function LabPage() {
  const stores = useStores()
  const [lab] = useState(() => labStoreOf(stores))
  const [over, setOver] = useState(false)
  useEffect(() => {
    const { shown, loading, choices } = lab.getState()
    const first = choices[0]
    if (shown === null && loading === null && first !== undefined) void lab.actions.show(first.key)
  }, [lab])

  /** Anywhere on the page: beside the box, the browser would leave for the file. */
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) void lab.actions.open(file)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is one way more; the button does the same
    <div
      className={`${styles.page} ${over ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)} onDrop={drop}
    >
      <header className={styles.head}>
        <h1 className={styles.title}>Lab</h1>
        <p className={styles.intro}>
          Easy prompts need no thought and hard ones gain from it, so the same amount of computing gets more answers right when it goes where it is expected to help than when
          every prompt gets the same. Here every prompt was answered in every way once; what you drag is computed from those records, with no model running.
        </p>
      </header>
      <TraceBar lab={lab} />
      <Shown lab={lab} />
    </div>
  )
}

function Shown({ lab }: { readonly lab: LabStore }) {
  const { settings } = useStores()
  const unit = useSettings((state) => state.unit)
  const shown = useStore(lab, (state) => state.shown)
  const loading = useStore(lab, (state) => state.loading)
  const data = useMemo(() => (shown === null ? null : labData(shown.trace)), [shown])
  if (shown === null || data === null) {
    return <output className={styles.empty}>{loading === null ? 'No trace is open. Choose one above, or record your own.' : 'Reading the trace …'}</output>
  }
  return (
    <>
      <div className={styles.facts}>
        <p>{traceFacts(shown)}{unit === 'tokens' && data.trace.header.models.length > 1 && ' A token counts alike whichever model wrote it; FLOPs count the smaller model’s as less.'}</p>
        <div className={styles.unit}><span aria-hidden="true">Cost in</span><Segmented legend="Unit of cost" options={UNITS} value={unit} onChange={(chosen) => settings.actions.set({ unit: chosen })} /></div>
      </div>
      <div className={styles.views} key={shown.key}>
        <OneAfterAnother>
          <BudgetView data={data} unit={unit} />
          <CurveView data={data} unit={unit} />
          <ReliabilityView data={data} />
          <MatrixView data={data} />
          <FlopsView data={data} unit={unit} />
          <CapView data={data} />
        </OneAfterAnother>
      </div>
    </>
  )
}
