/** The row of a model among those on this device, found again from where it was looked up. Knows no store. */

export function rowId(repo: string): string {
  return `on-device-${repo}`
}

/** Of the heading above the rows. */
export const ON_DEVICE = 'on-device'

/** Brings the row into view and puts the focus there, so that it is read aloud and goes on from it by keyboard. */
export function showRow(repo: string): void {
  holdFocus(rowId(repo))
}

/** Where the focus belongs once a row goes with the button that did it: what is left follows. */
export function leaveRow(): void {
  holdFocus(ON_DEVICE)
}

function holdFocus(id: string): void {
  const element = document.getElementById(id)
  if (element === null) return
  // Only for now: a click somewhere in it is no focus of it.
  element.tabIndex = -1
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  element.scrollIntoView({ block: 'center' })
  element.focus({ preventScroll: true })
}
