/** The arrow keys in the list of conversations: right and left through an entry's buttons, down and up through the entries. */
import type { KeyboardEvent } from 'react'

/** For each button of an entry, which is an `li` of a `ul`. Other keys, and Alt with an arrow (back in the browser), are left alone. */
export function walkList(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const entry = event.currentTarget.closest('li')
  const target = targetOf(event.key, event.currentTarget, entry)
  if (target === undefined) return
  event.preventDefault()
  target?.focus()
}

/** Undefined for a key that does not walk; null where there is nothing further in its direction. */
function targetOf(key: string, button: HTMLButtonElement, entry: HTMLElement | null): HTMLElement | null | undefined {
  const buttons = [...(entry?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(button)
  switch (key) {
    case 'ArrowRight': return buttons[at + 1] ?? null
    case 'ArrowLeft': return buttons[at - 1] ?? null
    case 'ArrowDown': return entry?.nextElementSibling?.querySelector('button') ?? null
    case 'ArrowUp': return entry?.previousElementSibling?.querySelector('button') ?? null
    default: return undefined
  }
}
