/** The models: what is on this device, what can be fetched and whether it fits. */
import { useEffect, type ReactNode } from 'react'
import { useModels, useStores } from '../../stores/stores.ts'
import { Failure } from './failure.tsx'
import styles from './models-page.module.css'
import { type CalibrationOf, OnDevice } from './on-device.tsx'
import { AnyModel, Catalogue, HubAddress } from './to-fetch.tsx'
import { WebLlmCatalogue } from './web-llm-models.tsx'

export interface ModelsPageProps {
  /** Those that may be asked beside them, and the calibration of one: other features draw them. */
  readonly servers: ReactNode
  readonly calibration: CalibrationOf
}

export function ModelsPage({ servers, calibration }: ModelsPageProps) {
  const { models } = useStores()
  const trouble = useModels((state) => state.trouble)
  useEffect(() => {
    models.actions.open()
    // What the browser took back meanwhile shows when somebody looks.
    window.addEventListener('focus', models.actions.open)
    return () => window.removeEventListener('focus', models.actions.open)
  }, [models])
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>Models</h1>
      <p className={styles.intro}>The models below run in this browser. A larger one is fetched once, checked byte for byte against what its makers list, and kept on this device.</p>
      {trouble !== null && <Failure failure={trouble.failure} onClose={() => models.setState({ trouble: null })} />}
      <OnDevice calibration={calibration} />
      <Catalogue />
      <WebLlmCatalogue />
      <AnyModel />
      <HubAddress />
      {servers}
    </div>
  )
}
