/** The button of a list's row that looks its model up, found again from what stands below it. Knows no store. */

export function lookButtonId(text: string): string {
  return `look-${text}`
}

/** It is the row's next action once what was found, or was not, is put away. */
export function focusLookButton(text: string): void {
  document.getElementById(lookButtonId(text))?.focus()
}
