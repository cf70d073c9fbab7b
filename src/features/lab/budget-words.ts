/** The budget view's sentences, from its numbers. Pure. */
import type { Allocator } from '../../core/measure/allocation.ts'
import { grouped } from '../../ui/format.ts'
import type { Against, BudgetScene, LostToUniform } from './budget-scene.ts'
import { amount, bracket, nWords, shareWith, type Unit } from './units.ts'

/** What the same budget buys in each of the four ways, and whether expected gain is told apart from the two that know nothing. */
export function budgetSentence(scene: BudgetScene): string {
  const n = scene.prompts.length
  const of = (allocator: Allocator) => scene.panels.find((panel) => panel.allocator === allocator)
  const [gain, uniform, random, oracle] = [of('gain'), of('uniform'), of('random'), of('oracle')]
  const start = `With ${amount(scene.budget, scene.unit)} for ${prompts(n)}`
  if (gain === undefined || uniform === undefined || random === undefined || oracle === undefined) return `${start}, there is nothing to compare.`
  const others = `uniform ${grouped(uniform.right)}, random ${grouped(random.right)} and the oracle ${grouped(oracle.right)}`
  const { against, lost } = scene
  const paired = `Paired by prompt, expected gain minus uniform is ${difference(against.uniform)} and minus random ${difference(against.random)}: told apart from ${apartFrom(against)}.`
  const why = gain.right < uniform.right ? lostWords(lost) : ''
  return `${start}, spending by expected gain gets ${grouped(gain.right)} right (${shareWith(gain.accuracy, gain.interval)}), ${others}. ${paired}${why}`
}

function difference({ difference: { value, interval } }: Against): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)} points${interval === null ? '' : ` ${bracket(interval)}`}`
}

function apartFrom({ uniform, random }: BudgetScene['against']): string {
  if (uniform.apart && random.apart) return 'both'
  return uniform.apart ? 'uniform alone' : random.apart ? 'random alone' : 'neither'
}

/** Why fewer are right than under uniform, as far as the prompts tell. */
function lostWords({ notRun, notKept }: LostToUniform): string {
  const parts = [...(notRun === 0 ? [] : [`it did not run that rung on ${grouped(notRun)}`]), ...(notKept === 0 ? [] : [`it ran it and kept another answer on ${grouped(notKept)}`])]
  return parts.length === 0 ? '' : ` Of the prompts that uniform alone gets right, ${parts.join(' and ')}.`
}

/** What the slider's position means. */
export function budgetWords({ budget, unit, prompts: { length } }: BudgetScene): string {
  return `${amount(budget, unit)} in all, ${amount(length === 0 ? 0 : budget / length, unit)} a prompt, ${nWords(length)}`
}

/** What the two that choose by the prompt know beforehand. `measured`: what each rung brings, on other prompts. */
export function knowledgeWords(measured: boolean, unit: Unit): string {
  const oracle = 'The oracle knows the answers.'
  if (!measured) return `By expected gain knows only confidences, since what climbing brings was not measured for this trace, and lifts the least sure first. ${oracle}`
  const reading = unit === 'tokens' ? '' : ' It pays for reading all prompts before it chooses.'
  return `By expected gain knows a prompt’s length and the model’s wish to think, then how sure each answer is, how probable its tokens were and how many, and what each rung brought on other prompts.${reading} ${oracle}`
}

function prompts(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'prompt' : 'prompts'}`
}
