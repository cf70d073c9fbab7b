/** What is on this device: what ships, what is coming, what was downloaded, what the browser took back; and the deleting of it. */
import { useState, type ReactNode } from 'react'
import { SHIPPED } from '../../core/models/catalogue.ts'
import type { StoredModelFacts } from '../../core/models/download.ts'
import { fitTogether } from '../../core/models/residency.ts'
import { useModels, useSettings, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { bytes } from '../../ui/format.ts'
import page from '../../ui/page.module.css'
import { DownloadRow } from './download-row.tsx'
import styles from './models-page.module.css'
import { ON_DEVICE, rowId } from './row-on-device.ts'
import { WebLlmNotes } from './web-llm-models.tsx'

/** The calibration of a model, which another feature draws. */
export type CalibrationOf = (props: { readonly model: StoredModelFacts }) => ReactNode

export function OnDevice({ calibration: Calibration }: { readonly calibration: CalibrationOf }) {
  const { actions } = useStores().models
  const downloads = useModels((state) => state.downloads)
  const stored = useModels((state) => state.stored)
  const vanished = useModels((state) => state.vanished)
  const known = useModels((state) => state.known)
  return (
    <section className={styles.section} aria-labelledby={ON_DEVICE}>
      <h2 id={ON_DEVICE}>On this device</h2>
      <ul className={styles.rows}>
        {SHIPPED.map(({ id, name, megabytes }) => (
          <li key={id} className={styles.row}>
            <div className={styles.head}><h3>{name}</h3><span className={styles.facts}>{bytes(megabytes * 1e6)} · comes with this app</span></div>
          </li>
        ))}
        {downloads.map((download) => <DownloadRow key={download.plan.repo} download={download} />)}
        {stored.map((model) => <StoredRow key={`${model.manifest.repo}/${model.manifest.commit}`} model={model} calibration={<Calibration model={model} />} />)}
        {vanished.map((model) => (
          <li key={model.repo} className={styles.row} aria-label={model.repo}>
            <div className={styles.head}>
              <h3>{model.repo} <span className={styles.tag}>{model.dtype}</span></h3>
              <span className={styles.buttons}>
                <button type="button" className={buttons.main} onClick={() => void actions.fetchAgain(model)}>Fetch it again</button>
                <button type="button" className={buttons.outlined} onClick={() => actions.forgetVanished(model.repo)}>Forget it</button>
              </span>
            </div>
            <p className={styles.facts} role="alert">It was here, but the browser took its storage back. Nothing else was lost.</p>
          </li>
        ))}
      </ul>
      {known && stored.length + downloads.length === 0 && <p className={page.note}>Nothing was downloaded yet. The models above work without that.</p>}
      <Swapping />
      {stored.length + downloads.length > 0 && <DeleteAll />}
    </section>
  )
}

/** Said where the downloaded models that prompts climb to do not fit into memory together. */
function Swapping() {
  const stored = useModels((state) => state.stored)
  const device = useModels((state) => state.device)
  const resting = useSettings((state) => state.resting)
  const climbed = stored.filter(({ manifest, missing }) => missing.length === 0 && !resting.includes(manifest.repo))
  if (climbed.length < 2 || fitTogether(climbed, device?.memoryBytes ?? null)) return null
  return <p className={page.note}>Together these need more memory than this device is known to have to spare. They swap: when one is asked, another is put away, and loaded anew when its turn comes.</p>
}

interface StoredRowProps {
  readonly model: StoredModelFacts
  readonly calibration: ReactNode
}

function StoredRow({ model: { manifest, bytes: size, missing }, calibration }: StoredRowProps) {
  const { repo, dtype, commit, files } = manifest
  const { actions } = useStores().models
  const [asking, setAsking] = useState(false)
  return (
    <li id={rowId(repo)} className={styles.row} aria-label={repo}>
      <div className={styles.head}>
        <h3>{repo} <span className={styles.tag}>{dtype}</span></h3>
        {asking
          ? (
            <span className={styles.buttons}>
              <button type="button" className={buttons.danger} onClick={() => void actions.remove(repo)}>Delete {bytes(size)}</button>
              <button type="button" className={buttons.outlined} onClick={() => setAsking(false)}>Keep it</button>
            </span>
          )
          : (
            <span className={styles.buttons}>
              <button type="button" className={buttons.outlined} title="Reads every file again and fetches what is wrong" onClick={() => void actions.resume(repo)}>
                {missing.length === 0 ? 'Check its files' : 'Fetch what is missing'}
              </button>
              <button type="button" className={buttons.outlined} onClick={() => setAsking(true)}>Delete …</button>
            </span>
          )}
      </div>
      <p className={styles.facts}>{bytes(size)} · version {commit.slice(0, 7)} · {missing.length === 0 ? verifiedWords(files) : ''}</p>
      <WebLlmNotes manifest={manifest} />
      {missing.length === 0 && <Climbs repo={repo} />}
      {missing.length === 0 && calibration}
      {missing.length > 0 && <p className={styles.trouble} role="alert">The browser took back {missing.join(', ')}: it can’t run until that is fetched again.</p>}
    </li>
  )
}

function verifiedWords(files: StoredModelFacts['manifest']['files']): string {
  return files.some(({ url }) => url !== undefined) ? 'every file verified, its library against what came first' : 'every file verified'
}

/** Whether it is on the ladder. */
function Climbs({ repo }: { readonly repo: string }) {
  const { settings } = useStores()
  const resting = useSettings((state) => state.resting)
  const climbs = !resting.includes(repo)
  return (
    <label className={styles.facts}>
      <input
        type="checkbox" checked={climbs}
        onChange={() => settings.actions.set({ resting: climbs ? [...resting, repo] : resting.filter((one) => one !== repo) })}
      /> Ask it what the models before it decline or are unsure of
    </label>
  )
}

function DeleteAll() {
  const { actions } = useStores().models
  const [asking, setAsking] = useState(false)
  const total = useModels(({ stored, downloads }) => stored.reduce((sum, model) => sum + model.bytes, 0) + downloads.reduce((sum, { loadedBytes }) => sum + loadedBytes, 0))
  if (!asking) {
    return (
      <p className={styles.buttons}>
        <span className={styles.facts}>{bytes(total)} downloaded in all</span>
        <button type="button" className={buttons.outlined} onClick={() => setAsking(true)}>Delete all downloaded models …</button>
      </p>
    )
  }
  function removeAll(): void {
    setAsking(false)
    void actions.removeAll()
  }
  return (
    <div className={styles.failure} role="alert">
      <p>All downloaded models, {bytes(total)}, are removed from this device, with what is still on its way. What comes with the app stays, and so do your conversations.</p>
      <p className={styles.buttons}>
        <button type="button" className={buttons.danger} onClick={removeAll}>Delete them all</button>
        <button type="button" className={buttons.outlined} onClick={() => setAsking(false)}>Keep them</button>
      </p>
    </div>
  )
}
