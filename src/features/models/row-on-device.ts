/** The row of a model among those on this device, found again from where it was looked up. Knows no store. */

export function rowId(repo: string): string {
  return `on-device-${repo}`
}

/** Brings the row into view and puts the focus there, so that it is read aloud and goes on from it by keyboard. */
export function showRow(repo: string): void {
  const row = document.getElementById(rowId(repo))
  if (row === null) return
  // Only for now: a click somewhere in a row is no focus of it.
  row.tabIndex = -1
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true })
  row.scrollIntoView({ block: 'center' })
  row.focus({ preventScroll: true })
}
