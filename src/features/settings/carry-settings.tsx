/** How prompts are answered, to a file and from one; and the models of an imported ladder that are not here. */
import { useState } from 'react'
import { setupFileText } from '../../core/files/setup-file.ts'
import { importSetup } from '../../stores/carry.ts'
import type { Trouble } from '../../stores/lab-file.ts'
import type { Settings } from '../../stores/settings-store.ts'
import { useModels, useSettings, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { FileButton } from '../../ui/file-button.tsx'
import page from '../../ui/page.module.css'
import { saveFile } from '../../ui/save-file.ts'
import { TroubleNote } from '../../ui/trouble-note.tsx'
import styles from './carry-settings.module.css'

const FILE_NAME = 'second-thought-settings.json'

export function CarrySettings() {
  const { settings, setup } = useStores()
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  /** What held before an import. */
  const [before, setBefore] = useState<Settings | null>(null)

  function save(): void {
    saveFile(FILE_NAME, 'application/json', setupFileText(setup.read()))
    setTrouble(null)
    setBefore(null)
    setSaid(`Saved as ${FILE_NAME}.`)
  }

  async function open(file: File): Promise<void> {
    setSaid('')
    setTrouble(null)
    setBefore(null)
    const held = settings.getState()
    const refused = await importSetup(file, setup)
    setTrouble(refused)
    if (refused !== null) return
    setBefore(held)
    setSaid(`${file.name} was imported.`)
  }

  function undo(): void {
    if (before === null) return
    const { policyKind, share, votes, ladder, resting, wanted } = before
    settings.actions.set({ policyKind, share, votes, ladder, resting, wanted })
    setBefore(null)
    setSaid('Everything is as it was.')
  }

  return (
    <section className={page.section}>
      <h2>Export and import</h2>
      <p className={page.note}>
        How prompts are answered, the dial, the votes and which models answer, as one file for another browser. Never in it: servers, keys, and what you allowed to be sent.
        Conversations are exported and imported in their list.
      </p>
      <p className={styles.row}>
        <button type="button" className={buttons.outlined} onClick={save}>Export these settings</button>
        <FileButton name="File of settings" accept=".json,application/json" className={buttons.outlined} onFile={(file) => void open(file)}>Import settings …</FileButton>
      </p>
      <div className={styles.row}>
        <output className={styles.said}>{said}</output>
        {before !== null && <button type="button" className={buttons.quiet} onClick={undo}>Undo</button>}
      </div>
      {trouble !== null && <TroubleNote {...trouble} onDismiss={() => setTrouble(null)} />}
    </section>
  )
}

/** Said as long as prompts skip a model that an imported ladder names. */
export function MissingModels() {
  const { setup } = useStores()
  // Both decide on it.
  useSettings((state) => state.wanted)
  useModels((state) => state.stored)
  const missing = setup.missing()
  return (
    <output>
      {missing.length > 0 && (
        <span className={styles.missing}>
          <span>Missing here, and skipped until you fetch {missing.length === 1 ? 'it' : 'them'} under <a href="#/models">Models</a>: {missing.join(', ')}.</span>
          <button type="button" className={buttons.quiet} onClick={setup.dropMissing}>Leave {missing.length === 1 ? 'it' : 'them'} out</button>
        </span>
      )}
    </output>
  )
}
