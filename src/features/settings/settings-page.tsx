/** What a person can choose for good: how prompts are answered, where the model runs, the looks. */
import type { ReactNode } from 'react'
import { pricePerToken } from '../../core/auto.ts'
import { isShipped, LADDERS, SHIPPED, type LadderChoice } from '../../core/models/catalogue.ts'
import { hasQuantiles, thresholdForShare } from '../../core/dial.ts'
import { UNCALIBRATED_AGREEMENT } from '../../core/policy.ts'
import { DECIDED_AT, MOST_SAMPLES } from '../../core/votes.ts'
import type { LadderModel } from '../../inference/inference.ts'
import { dialPosition } from '../../stores/policy-choice.ts'
import type { PolicyKind, Theme, Unit } from '../../stores/settings-store.ts'
import { useInference, useSettings, useStores } from '../../stores/stores.ts'
import { bytes, grouped, inHundred, percentNamed, points } from '../../ui/format.ts'
import { Segmented, type Option } from '../../ui/segmented.tsx'
import page from '../../ui/page.module.css'
import { CarrySettings, MissingModels } from './carry-settings.tsx'
import { skillsSentence } from './model-words.ts'

const KINDS: readonly Option<PolicyKind>[] = [
  { value: 'auto', label: 'Auto' },
  { value: 'direct', label: 'Always direct' },
  { value: 'think', label: 'Always think' },
]

const LADDER_OPTIONS: readonly Option<LadderChoice>[] = [
  { value: 'base', label: 'Base alone' },
  { value: 'mini-base', label: 'Mini, then Base' },
]

/** What each ladder does. What it gains is measured in the Lab and not claimed here. */
const LADDER_NOTES: Readonly<Record<LadderChoice, string>> = {
  base: 'Base answers at once and thinks where that is doubtful.',
  'mini-base': 'Mini answers first, at once and then thinking; what it is unsure of or declines goes on to Base, which is loaded after the first answer or when it is first needed.',
}

const VOTES: readonly Option<'off' | 'on'>[] = [
  { value: 'off', label: 'No votes' },
  { value: 'on', label: 'Let it vote' },
]

const UNITS: readonly Option<Unit>[] = [
  { value: 'tokens', label: 'Tokens' },
  { value: 'flops', label: 'FLOPs' },
  { value: 'ms', label: 'Time' },
]

const THEMES: readonly Option<Theme>[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
]

/** `backend` is the choice of backend, which another feature draws. */
export function SettingsPage({ backend }: { readonly backend: ReactNode }) {
  const { settings } = useStores()
  const { set } = settings.actions
  const ladder = useSettings((state) => state.ladder)
  const kind = useSettings((state) => state.policyKind)
  const unit = useSettings((state) => state.unit)
  const votes = useSettings((state) => state.votes)
  const theme = useSettings((state) => state.theme)
  const share = useSettings((state) => state.share)
  const profile = useInference(({ status }) => (status.phase === 'ready' ? status.profile : null))
  const position = dialPosition(share, profile)
  const dial = !hasQuantiles(profile) || position === null ? null : dialNote(position, thresholdForShare(profile, position))

  return (
    <div className={page.page}>
      <h1 className={page.title}>Settings</h1>
      <section className={page.section}>
        <h2>How prompts are answered</h2>
        <Segmented legend="How prompts are answered" options={KINDS} value={kind} onChange={(policyKind) => set({ policyKind })} />
        <p className={page.note}>
          Auto thinks where that is expected to pay, and answers at once elsewhere. {dial !== null && `${dial} `}Each prompt can be sent another way.
        </p>
      </section>
      <section className={page.section}>
        <h2>When thinking leaves doubt</h2>
        <Segmented legend="When thinking leaves doubt" options={VOTES} value={votes ? 'on' : 'off'} onChange={(chosen) => set({ votes: chosen === 'on' })} />
        <p className={page.note}>
          A vote draws up to {MOST_SAMPLES} answers and takes the one most of them give; it stops as soon as that is {percentNamed(DECIDED_AT)} certain, four alike being enough.
          Where votes are not calibrated, their answer stands only if {percentNamed(UNCALIBRATED_AGREEMENT)} of the samples agree.
        </p>
      </section>
      <section className={page.section}>
        <h2>Which models answer</h2>
        <Segmented
          legend="Which models answer" options={LADDER_OPTIONS} value={ladder}
          onChange={(chosen) => set({ ladder: chosen })}
        />
        <p className={page.note}>{LADDER_NOTES[ladder]} {sizesOf(ladder)} What each of the two gets right, and at what cost, is measured in the <a href="#/lab">Lab</a>.</p>
        <MissingModels />
      </section>
      <section className={page.section}>
        <h2>Where the model runs</h2>
        {backend}
      </section>
      <ModelFacts />
      <section className={page.section}>
        <h2>Unit of the meter</h2>
        <Segmented legend="Unit of the meter" options={UNITS} value={unit} onChange={(chosen) => set({ unit: chosen })} />
        <p className={page.note}>Tokens are what the model wrote. FLOPs count reading the prompt as well, which direct answers and thoughts share.</p>
      </section>
      <section className={page.section}>
        <h2>Looks</h2>
        <Segmented legend="Looks" options={THEMES} value={theme} onChange={(chosen) => set({ theme: chosen })} />
      </section>
      <CarrySettings />
    </div>
  )
}

/** What the dial does now, with what its share was measured on. */
function dialNote(share: number, threshold: number): string {
  if (share <= 0) return 'The dial beside the prompt now lets an answer at once stand, however unsure.'
  const all = 'the prompts its confidence was calibrated on, declines left out'
  if (share >= 1) return `The dial beside the prompt now goes on wherever anything is to be gained by it.`
  return `The dial beside the prompt now goes on where 10 more tokens are expected to raise the chance of being right by ${points(10 * pricePerToken(threshold))} or more: ${inHundred(share)} of ${all}.`
}

/** What a ladder makes the browser load. */
function sizesOf(ladder: LadderChoice): string {
  const sizes = SHIPPED.filter(({ id }) => LADDERS[ladder].includes(id)).map(({ name, megabytes }) => `${name} ${bytes(megabytes * 1e6)}`)
  return `To load: ${sizes.join(', ')}.`
}

function ModelFacts() {
  const model = useInference(({ status }) => (status.phase === 'ready' ? status.model : null))
  const models = useInference(({ status }) => (status.phase === 'ready' ? status.models : null))
  if (model === null || models === null) return null
  const enabled = models.filter((one) => one.enabled)
  return (
    <section className={page.section}>
      <h2>{enabled.length === 1 ? 'The model' : 'The models'}</h2>
      {enabled.map((one) => <ModelFact key={one.id} model={one} />)}
      <p>{skillsSentence(enabled, model.skills)}</p>
    </section>
  )
}

function ModelFact({ model: { id, card, profile, state, detail } }: { readonly model: LadderModel }) {
  const there = { loaded: '', waiting: ' Not loaded yet.', loading: ' Being loaded.', failed: ` It could not be loaded (${detail}).` }[state]
  if (card === null) return <p>{id}:{there}</p>
  return (
    <>
      <p>{card.name}, {card.parameters !== undefined && `${(card.parameters / 1e6).toFixed(1)} million parameters, `}reads {grouped(card.context)} tokens of prompt, thought and answer together.{there}</p>
      <p className={page.note}>
        {profile === null
          ? 'Its confidence is not calibrated here yet.'
          : `Its confidence was calibrated on ${grouped(profile.suite.n)} prompts used for nothing else${profile.suite.n < 60 ? ', too few for more than a provisional figure' : ''}. ${isShipped(id) ? 'It was measured on the skills listed below, with whole numbers; outside them it can be wrong.' : 'It was measured on this device, with short questions of general knowledge; on others it can be wrong.'}`}
      </p>
    </>
  )
}
