/** What a hub lists of a model: its facts, its quantisations, whether it fits, and the button that fetches it. */
import { useState } from 'react'
import { type ModelListing, type ModelPlan, planBytes } from '../../core/models/download.ts'
import { bestDtype, type Dtype } from '../../core/models/dtype.ts'
import { fitsHere } from '../../core/models/fits-here.ts'
import { useModels, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import { bytes, grouped } from '../../ui/format.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { fitWords } from './fit-words.ts'
import styles from './models-page.module.css'
import { showRow } from './row-on-device.ts'

export function Listing({ listing }: { readonly listing: ModelListing }) {
  const { actions } = useStores().models
  const device = useModels((state) => state.device)
  const stored = useModels((state) => state.stored.find(({ manifest }) => manifest.repo === listing.repo)?.manifest)
  const coming = useModels((state) => state.downloads.some(({ plan }) => plan.repo === listing.repo))
  const [chosen, setChosen] = useState<Dtype | null>(null)
  const dtype = chosen ?? bestDtype(listing.plans.map((plan) => plan.dtype), device ?? { adapter: null })
  const plan = listing.plans.find((one) => one.dtype === dtype)
  if (plan === undefined) return null
  const there = stored?.commit === listing.commit
  const fit = device === null ? null : fitsHere(plan, listing, device)
  return (
    <div className={styles.listing}>
      <p className={styles.facts}>{factsWords(listing)}</p>
      <div className={styles.dtypes}>
        <Segmented
          legend={`Quantisation of ${listing.repo}`} value={plan.dtype} onChange={setChosen}
          options={listing.plans.map((one) => ({ value: one.dtype, label: `${one.dtype} · ${bytes(planBytes(one))}` }))}
        />
      </div>
      {fit !== null && <p className={fit.verdict === 'fits' ? styles.fits : styles.trouble}>{fitWords(fit)}</p>}
      <DownloadButton plan={plan} state={there ? 'there' : coming ? 'coming' : stored === undefined ? 'new' : 'newer'} onStart={() => void actions.start(plan)} />
    </div>
  )
}

interface DownloadButtonProps {
  readonly plan: ModelPlan
  readonly state: 'there' | 'coming' | 'new' | 'newer'
  readonly onStart: () => void
}

function DownloadButton({ plan, state, onStart }: DownloadButtonProps) {
  if (state === 'there' || state === 'coming') {
    return (
      // The same button, so that the focus stays where a download was started.
      <p className={styles.buttons}>
        <button type="button" className={buttons.outlined} aria-label={`Show ${plan.repo} on this device`} onClick={() => showRow(plan.repo)}>Show</button>
        <span className={styles.facts}>{state === 'there' ? 'It is on this device already.' : 'It is on its way, at the top of this page.'}</span>
      </p>
    )
  }
  return (
    <p className={styles.buttons}>
      <button type="button" className={buttons.main} onClick={onStart}>Download {bytes(planBytes(plan))}</button>
      {state === 'newer' && <span className={styles.facts}>A newer version than the one here, which stays until this one is whole.</span>}
    </p>
  )
}

function factsWords({ licence, context, thinking, modelType, commit }: ModelListing): string {
  return [
    `licence ${licence ?? 'not stated'}`, ...(context === null ? [] : [`reads ${grouped(context)} tokens`]), thinking ? 'can think' : 'no thinking switch', modelType, `version ${commit.slice(0, 7)}`,
  ].join(' · ')
}
