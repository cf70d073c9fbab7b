/** The models that ship, smallest first, and the ladders a person can choose between. Data; loads nothing. */

export interface ShippedModel {
  /** Its folder under models/. */
  readonly id: string
  readonly name: string
  /** Size of its weights, to a tenth. */
  readonly megabytes: number
}

export const SHIPPED: readonly ShippedModel[] = [
  { id: 'mini', name: 'Mini', megabytes: 1.7 },
  { id: 'base', name: 'Base', megabytes: 7.2 },
]

export const LADDER_CHOICES = ['base', 'mini-base'] as const
export type LadderChoice = (typeof LADDER_CHOICES)[number]

/** Ids of the models that prompts climb by themselves, smallest first. */
export const LADDERS: Readonly<Record<LadderChoice, readonly string[]>> = { base: ['base'], 'mini-base': ['mini', 'base'] }

/** The models of a ladder, and after them the larger ones that ship: those are asked only where a person wishes it. */
export function offered(enabled: readonly string[]): readonly { readonly id: string; readonly enabled: boolean }[] {
  const largest = SHIPPED.findLastIndex(({ id }) => enabled.includes(id))
  const larger = largest < 0 ? [] : SHIPPED.slice(largest + 1)
  return [...enabled.map((id) => ({ id, enabled: true })), ...larger.map(({ id }) => ({ id, enabled: false }))]
}

export function isShipped(model: string): boolean {
  return SHIPPED.some(({ id }) => id === model)
}

/** The largest model that ships. */
export function isLargest(model: string): boolean {
  return SHIPPED.at(-1)?.id === model
}
