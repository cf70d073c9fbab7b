/** Models of web-llm's list: those that can be fetched and whether this browser could run them, and what is particular about one that is here. */
import type { ModelManifest } from '../../core/models/download.ts'
import { isMlc } from '../../core/models/dtype.ts'
import { adapterLacks } from '../../core/models/fits-here.ts'
import { WEB_LLM_CATALOGUE, WEB_LLM_VERSION } from '../../core/models/web-llm-catalogue.ts'
import { useModels } from '../../stores/stores.ts'
import { bytes, grouped } from '../../ui/format.ts'
import page from '../../ui/page.module.css'
import { reasonWords } from './fit-words.ts'
import styles from './models-page.module.css'
import { LookButton, LookedInRow } from './to-fetch.tsx'

export function WebLlmCatalogue() {
  return (
    <section className={styles.section} aria-labelledby="web-llm">
      <h2 id="web-llm">Models compiled for a graphics device</h2>
      <p className={page.note}>
        Run by web-llm {WEB_LLM_VERSION}; they need WebGPU. Their weights are held against the hub’s hashes as all others. The compiled library of each
        comes from GitHub (raw.githubusercontent.com), where no hash is listed: what arrives first is written down and checked at every load.
      </p>
      <ul className={styles.rows}>
        {WEB_LLM_CATALOGUE.map(({ repo, name, dtype, parameters, licence, thinking, memoryMB, context }) => (
          <li key={repo} className={styles.row} aria-label={repo}>
            <div className={styles.head}>
              <h3>{name} <span className={styles.tag}>{dtype}</span></h3>
              <LookButton text={repo} />
            </div>
            <p className={styles.facts}>
              {parameters >= 1000 ? `${parameters / 1000} billion` : `${parameters} million`} parameters · licence {licence} · {thinking ? 'can think' : 'no thinking'} · {bytes(memoryMB * 1e6)} of
              graphics memory · reads {grouped(context)} tokens · needs WebGPU · <span className={styles.id}>{repo}</span>
            </p>
            <BeforeLook repo={repo} dtype={dtype} />
            <LookedInRow text={repo} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Beside a model that is here. */
export function WebLlmNotes({ manifest: { dtype, files } }: { readonly manifest: ModelManifest }) {
  if (!isMlc(dtype)) return null
  const library = files.find(({ url }) => url !== undefined)
  return (
    <>
      <Lacking dtype={dtype} />
      <details className={styles.facts}>
        <summary>Run by web-llm, on the graphics device</summary>
        <p>It answers at once, and thinks where the model has a switch for it. It takes no votes: web-llm keeps one memory of one conversation, which can be neither copied nor cut back. For the same reason each pass reads its prompt anew.</p>
        {library?.url !== undefined && (
          <p className={styles.id}>Its compiled library came from {library.url}. No hash of it was listed anywhere; the SHA-256 of what arrived first is {library.sha256}, and every load is held against that.</p>
        )}
      </details>
    </>
  )
}

/** What is looked at says the same and more. */
function BeforeLook({ repo, dtype }: Pick<ModelManifest, 'repo' | 'dtype'>) {
  const found = useModels((state) => state.looks[repo]?.state === 'found')
  return found ? null : <Lacking dtype={dtype} />
}

function Lacking({ dtype }: { readonly dtype: ModelManifest['dtype'] }) {
  const device = useModels((state) => state.device)
  const lacking = device === null ? null : adapterLacks(dtype, device)
  return lacking === null ? null : <p className={styles.trouble}>Won’t run here: {reasonWords(lacking)}</p>
}
