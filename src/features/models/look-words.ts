/** What is said of a model that was looked up. Knows no component. */
import { HUB_CATALOGUE } from '../../core/models/hub-catalogue.ts'
import { webLlmRow } from '../../core/models/web-llm-catalogue.ts'
import type { Look } from '../../stores/models-store.ts'

/** What the page's own lists call it; null where it is in none. */
export function listedName(repo: string): string | null {
  return HUB_CATALOGUE.find((row) => row.repo === repo)?.name ?? webLlmRow(repo)?.name ?? null
}

/** Said beside the field once the listing is there; '' where something else says it. */
export function foundWords(look: Look | undefined): string {
  if (look?.state !== 'found') return ''
  const { repo, plans } = look.listing
  const name = listedName(repo)
  const choices = plans.length === 1 ? '' : `, in ${plans.length} quantisations`
  return `Found ${repo}${choices}${name === null ? '' : `. It is ${name} of the lists above`}. What can be downloaded of it is below.`
}
