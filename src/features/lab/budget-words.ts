/** The budget view's sentences, from its numbers. Pure. */
import type { Allocator } from '../../core/allocation.ts'
import { grouped } from '../../ui/format.ts'
import type { BudgetScene } from './budget-scene.ts'
import { amount, nWords, shareWith, type Unit } from './units.ts'

/** What the same budget buys in each of the four ways. */
export function budgetSentence(scene: BudgetScene): string {
  const n = scene.prompts.length
  const of = (allocator: Allocator) => scene.panels.find((panel) => panel.allocator === allocator)
  const [gain, uniform, random, oracle] = [of('gain'), of('uniform'), of('random'), of('oracle')]
  const start = `With ${amount(scene.budget, scene.unit)} for ${prompts(n)}`
  if (gain === undefined || uniform === undefined || random === undefined || oracle === undefined) return `${start}, there is nothing to compare.`
  const more = gain.right - Math.max(uniform.right, random.right)
  const verdict = more > 0 ? `${grouped(more)} more than the better of` : more === 0 ? 'as many as the better of' : `${grouped(-more)} fewer than the better of`
  return `${start}, spending where it is expected to help gets ${grouped(gain.right)} right (${shareWith(gain.accuracy, gain.interval)}): ${verdict} the same for all (${grouped(uniform.right)}) and a coin (${grouped(random.right)}); an oracle would get ${grouped(oracle.right)}.`
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
