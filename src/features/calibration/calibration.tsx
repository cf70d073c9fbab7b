/** The calibration of one model: what it will do, how far it is, what came of it. Nothing starts, and nothing leaves, before a press that says so. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand/react'
import { ENOUGH_PROMPTS } from '../../core/calibration/calibration-run.ts'
import type { StoredModelFacts } from '../../core/models/download.ts'
import { isMlc } from '../../core/models/dtype.ts'
import type { Endpoint } from '../../core/remote/endpoint.ts'
import { adapterLacks } from '../../core/models/fits-here.ts'
import type { Profile } from '../../core/calibration/profile.ts'
import type { Subject } from '../../stores/calibration-plan.ts'
import type { CalibrationState, CalibrationStore } from '../../stores/calibration-store.ts'
import { addressFrom } from '../../stores/endpoints-store.ts'
import { useInference, useModels, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { grouped } from '../../ui/format.ts'
import { saveFile } from '../../ui/save-file.ts'
import { faultWords, followsWords, keptWords, resultWords, uncalibratedWords } from './calibration-words.ts'
import styles from './calibration.module.css'
import { ReliabilityTable } from './reliability-table.tsx'
import { StartPanel, type Destination } from './start-panel.tsx'
import { hindranceNow, serverHindrance, serverSubject, storedSubject } from './subject.ts'

export function StoredCalibration({ model }: { readonly model: StoredModelFacts }) {
  const { dtype } = model.manifest
  const runs = useModels(({ device }) => !isMlc(dtype) || device === null || adapterLacks(dtype, device) === null)
  if (!runs) return <p className={styles.words}>It can be calibrated in a browser that can run it.</p>
  return <Calibration subject={storedSubject(model)} to={null} />
}

export function ServerCalibration({ endpoint }: { readonly endpoint: Endpoint }) {
  const hindrance = serverHindrance(endpoint)
  const address = addressFrom(endpoint.baseUrl)
  if (hindrance !== null || !address.ok) return hindrance === null ? null : <p className={styles.words}>{hindrance}</p>
  return <Calibration subject={serverSubject(endpoint)} to={{ host: address.host, price: endpoint.price }} />
}

interface CalibrationProps {
  readonly subject: Subject
  /** Where its prompts are sent; null where it runs here. */
  readonly to: Destination | null
}

function Calibration({ subject, to }: CalibrationProps) {
  const { calibrations } = useStores()
  const store = calibrations.of(subject)
  const state = useStore(store)
  // A downloaded model comes onto the ladder some time after the first model is ready.
  const there = useInference(({ status }) => status.phase === 'ready' && status.models.some(({ id }) => id === subject.id))
  const [asking, setAsking] = useState(false)
  useEffect(() => { if (there) void store.actions.look() }, [there, store])

  function start(): void {
    setAsking(false)
    void store.actions.start()
  }

  return (
    <section className={styles.calibration} aria-label={`Calibration of ${subject.name}`}>
      {asking
        ? <StartPanel subject={subject} to={to} onStart={start} onClose={() => setAsking(false)} />
        : <Phase state={state} store={store} subject={subject} to={to} onAsk={() => setAsking(true)} />}
    </section>
  )
}

interface PhaseProps extends CalibrationProps {
  readonly state: CalibrationState
  readonly store: CalibrationStore
  /** Says what a start does, which then takes another press. */
  readonly onAsk: () => void
}

function Phase({ state, store: { actions }, subject, to, onAsk }: PhaseProps) {
  switch (state.phase) {
    case 'idle': {
      const kept = state.kept ?? 0
      return (
        <>
          <p className={styles.words}>{uncalibratedWords(to !== null)}{kept > 0 && ` ${keptWords(kept, state.of)}`}</p>
          <Buttons subject={subject} label={kept > 0 ? 'Go on calibrating …' : to === null ? 'Calibrate on this device …' : 'Calibrate its answers …'} onPress={onAsk} onForget={kept > 0 ? () => void actions.forget() : null} />
        </>
      )
    }
    case 'starting': return <output className={styles.facts}>Starting the calibration …</output>
    case 'running':
    case 'paused': return (
      <>
        <progress className={styles.bar} max={state.of} value={state.done} aria-label={`Calibration of ${subject.name}`} />
        <output className={styles.facts}>
          {state.phase === 'paused' ? 'Paused' : 'Calibrating'}, {grouped(state.done)} of {grouped(state.of)} prompts
          {state.kept > 0 && `, ${grouped(state.kept)} of them kept from before`}{state.done < ENOUGH_PROMPTS && `; provisional below ${ENOUGH_PROMPTS}`}
        </output>
        <ReliabilityTable rows={state.reliability} />
        <p className={styles.buttons}>
          {state.phase === 'paused'
            ? <button type="button" className={buttons.main} onClick={actions.resume}>Resume the calibration</button>
            : <button type="button" className={buttons.outlined} onClick={actions.pause}>Pause the calibration</button>}
          <button type="button" className={buttons.outlined} onClick={actions.cancel}>Cancel the calibration</button>
        </p>
      </>
    )
    case 'cancelled': return (
      <>
        <p className={styles.words}>Cancelled. {keptWords(state.done, state.of)} Until the others are answered, it stays uncalibrated.</p>
        <Buttons subject={subject} label="Go on calibrating …" onPress={onAsk} onForget={state.done > 0 ? () => void actions.forget() : null} />
      </>
    )
    case 'done': return <Done profile={state.profile} state={state} onForget={() => void actions.forget()} />
    case 'failed': {
      const { sentence, action, label } = faultWords(state.code, state.detail)
      return (
        <div className={`${styles.panel} ${styles.trouble}`} role="alert">
          <p>{sentence}{state.done > 0 && ` ${keptWords(state.done, state.of)}`}</p>
          <p className={styles.buttons}>
            <button type="button" className={buttons.outlined} onClick={action === 'forget' ? () => void actions.forget() : onAsk}>{label}</button>
          </p>
        </div>
      )
    }
    default: return state satisfies never
  }
}

interface ButtonsProps {
  readonly subject: Subject
  readonly label: string
  readonly onPress: () => void
  readonly onForget: (() => void) | null
}

function Buttons({ subject, label, onPress, onForget }: ButtonsProps) {
  const { calibrations } = useStores()
  const busy = useStore(calibrations.running, ({ name }) => name)
  const status = useInference((state) => state.status)
  const hindrance = hindranceNow(status, subject, busy)
  return (
    <p className={styles.buttons}>
      <button type="button" className={buttons.outlined} disabled={hindrance !== null} onClick={onPress}>{label}</button>
      {onForget !== null && <button type="button" className={buttons.quiet} disabled={status.phase !== 'ready'} onClick={onForget}>Forget what was answered</button>}
      {hindrance !== null && <span className={styles.facts}>{hindrance}</span>}
    </p>
  )
}

function Done({ profile, state, onForget }: { readonly profile: Profile; readonly state: Extract<CalibrationState, { phase: 'done' }>; readonly onForget: () => void }) {
  const [first, ...rest] = resultWords(profile)
  return (
    <>
      <p className={styles.result}><strong>{first}</strong>{state.provisional && ` Provisional: fewer than ${ENOUGH_PROMPTS} prompts.`}</p>
      {rest.map((line) => <p key={line} className={styles.result}>{line}</p>)}
      <ReliabilityTable rows={state.reliability} />
      {followsWords(profile).map((line) => <p key={line} className={styles.words}>{line}</p>)}
      <p className={styles.buttons}>
        <button type="button" className={buttons.outlined} onClick={() => saveFile(fileName(profile), 'application/json', `${JSON.stringify(profile, null, 1)}\n`)}>Export the profile</button>
        <button type="button" className={buttons.quiet} onClick={onForget}>Forget the calibration</button>
      </p>
    </>
  )
}

function fileName({ model: { id, dtype }, backend }: Profile): string {
  return `profile-${[id, dtype, backend].join('-').replaceAll(/[^\w.-]+/g, '-')}.json`
}
