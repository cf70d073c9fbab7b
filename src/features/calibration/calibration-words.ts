/** What is said of calibrating a model on this device. Knows no component. */
import { LOOKS } from '../../core/calibration/calibration-run.ts'
import { UNCALIBRATED_CONFIDENCE } from '../../core/keep-better.ts'
import { isBatchDependent, thinkingHelps } from '../../core/calibration/measured.ts'
import { UNCALIBRATED_BAR } from '../../core/policy.ts'
import type { Profile } from '../../core/calibration/profile.ts'
import type { CalibrationFault } from '../../stores/calibration-store.ts'
import { duration, grouped, percentInWords, percentNamed } from '../../ui/format.ts'

/** What holds while nothing was measured. */
export function uncalibratedWords(remote: boolean): string {
  const without = `Uncalibrated: how sure its answers are isn’t known, so none is shown.`
  return remote
    ? `${without} Until then an answer of it stands, since it was asked because of a doubt here.`
    : `${without} Until then its answer counts as a coin’s (${UNCALIBRATED_CONFIDENCE}) beside one that was calibrated, and is taken without asking further only where the model finds the whole of it ${percentNamed(UNCALIBRATED_BAR)} likely.`
}

/** What a run does, before it starts. */
export function planWords(prompts: number, passes: number): string {
  const times = passes > 1 ? ', each at once and after a thought' : ''
  return `It asks the model ${grouped(prompts)} short questions with known answers${times}, and fits from its own probabilities how likely an answer is right. The chat stays usable and comes in between. It can be paused, and goes on after a reload. How far the confidence can be believed shows after ${LOOKS.slice(0, -1).join(', ')} and ${LOOKS.at(-1)} prompts.`
}

export function keptWords(done: number, of: number): string {
  return `${grouped(done)} of ${grouped(of)} prompts were answered before and are kept.`
}

/** When, on what, and what came of it: one line a rung. */
export function resultWords({ measuredAt, suite, backend, rungs }: Profile, locale?: string): readonly string[] {
  const on = { wasm: 'on the processor', webgpu: 'on the graphics device', remote: 'at the server' }[backend]
  const day = new Date(measuredAt)
  const when = Number.isNaN(day.getTime()) ? measuredAt : day.toLocaleDateString(locale, { dateStyle: 'long' })
  return [
    `Calibrated here on ${when}, ${on}, on ${grouped(suite.n)} prompts.`,
    ...Object.entries(rungs).map(([strategy, { n, accuracy, meanTokens, meanMs }]) => (
      `${strategy === 'think' ? 'After a thought' : 'At once'}: ${percentInWords(accuracy)} of ${grouped(n)} answers right, ${meanTokens.toFixed(meanTokens < 10 ? 1 : 0)} tokens and ${duration(meanMs)} a prompt.`
    )),
  ]
}

/** What follows from it for the ladder, with what could not be measured. */
export function followsWords(profile: Profile): readonly string[] {
  const { thinking, leftOut = {} } = profile
  const names: Readonly<Record<string, string>> = { direct: 'Answering at once', think: 'Thinking' }
  return [
    ...(thinking === undefined ? [] : [thinkingWords(thinking, thinkingHelps(profile))]),
    ...Object.entries(leftOut).map(([strategy, reason]) => `${names[strategy] ?? strategy} stays uncalibrated: ${reason}.`),
    ...(isBatchDependent(profile) ? [`Its 8-bit weights round all numbers of a run with one scale: answers drawn side by side disturb each other, so votes of this model are not exactly reproducible on their own.`] : []),
  ]
}

function thinkingWords({ n, mended, spoiled }: NonNullable<Profile['thinking']>, helps: boolean | null): string {
  const counted = `Thinking first mended ${grouped(mended)} and spoiled ${grouped(spoiled)} of ${grouped(n)} answers`
  switch (helps) {
    case null: return `${counted}: too few prompts to say whether it helps.`
    case true: return `${counted}: it helps this model.`
    case false: return `${counted}: it doesn’t help this model, so prompts no longer climb to its thinking.`
    default: return helps satisfies never
  }
}

export interface FaultWords {
  readonly sentence: string
  /** start: go on from what is kept; forget: start anew. */
  readonly action: 'start' | 'forget'
  readonly label: string
}

/** What went wrong and the one thing to do about it. */
export function faultWords(code: CalibrationFault, detail: string): FaultWords {
  switch (code) {
    case 'no-model': return { sentence: 'The model is not among those that prompts can reach now. Wait until the line at the top says that the models run, and see that it may be asked.', action: 'start', label: 'Try again' }
    case 'no-suite': return { sentence: 'The questions could not be fetched from where this page came from. Check the connection.', action: 'start', label: 'Try again' }
    case 'not-permitted': return { sentence: 'The part of this app that talks to servers could not be reached, so nothing was sent. Reload the page and start again.', action: 'start', label: 'Try again' }
    case 'moved': return { sentence: 'The model runs on another backend now than for the prompts answered before, and their numbers don’t mix. Choose the earlier backend in Settings, or forget those answers and start anew.', action: 'forget', label: 'Forget them' }
    case 'broke-off': return { sentence: `It broke off at ${detail}. What was answered before is kept.`, action: 'start', label: 'Go on' }
    case 'no-fit': return { sentence: `Nothing could be fitted: ${detail}. The model gave no answer with probabilities.`, action: 'forget', label: 'Forget it' }
    case 'internal': return { sentence: `Something in this app went wrong: ${detail}. What was answered before is kept.`, action: 'start', label: 'Try again' }
    default: return code satisfies never
  }
}

/** Before anything is sent to a server. */
export function sendingWords(host: string, prompts: number, passes: number, dollars: number | null): string {
  const requests = prompts * passes
  const price = dollars === null ? 'What that costs is not known: no price was given for this server.'
    : dollars === 0 ? 'It costs nothing, by the price you gave.'
    : `It costs at most about $${dollars < 0.01 ? dollars.toFixed(4) : dollars.toFixed(2)}, by the price you gave and the longest answers.`
  return `This sends ${grouped(prompts)} prompts to ${host}, in ${grouped(requests)} requests. They are this app’s own questions; nothing of yours is among them. ${price} Starting is your consent for exactly these, and it ends with the run: your own prompts are asked about as before.`
}
