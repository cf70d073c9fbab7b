/** The cost-quality view's sentences, from its numbers. Pure. */
import { heightAt } from '../../core/measure/curve.ts'
import { percentNamed } from '../../ui/format.ts'
import type { CurveMark, CurveScene } from './curve-scene.ts'
import { amount, nWords, shareWith, type Unit } from './units.ts'

/** What the marked point gains over a coin at the same cost. */
export function curveSentence(scene: CurveScene, marked: CurveMark, unit: Unit, threshold: number): string {
  const chord = scene.lines.find(({ kind }) => kind === 'chord')
  const points = 100 * (marked.y - heightAt(chord?.points ?? [], marked.x))
  const oracle = scene.lines.find(({ kind }) => kind === 'oracle')
  const above = heightAt(oracle?.points ?? [], marked.x) - marked.y
  const than = Number.isNaN(points) ? '' : `, ${Math.abs(points).toFixed(1)} points ${points >= 0 ? 'above' : 'below'} a coin that costs the same`
  const limit = Number.isNaN(above) ? '' : above > 0 ? ` and ${(100 * above).toFixed(1)} below the oracle` : ' and at the oracle’s height'
  return `Auto at a threshold of ${percentNamed(threshold)} is right on ${shareWith(marked.y, marked.interval)} for ${amount(marked.x, unit)} a prompt (${nWords(scene.n)})${than}${limit}.`
}

/** What stands beside the slider. */
export function markedWords(marked: CurveMark, threshold: number, unit: Unit, n: number): string {
  return `${percentNamed(threshold)}: right ${shareWith(marked.y, marked.interval)}, ${amount(marked.x, unit)} a prompt, ${nWords(n)}`
}
