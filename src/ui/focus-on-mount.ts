/** As a ref: puts the focus on what a person has just asked for, in a text at its end. Stable, so it runs once. */
export function focusOnMount(element: HTMLElement | null): void {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) element.setSelectionRange(element.value.length, element.value.length)
  element?.focus()
}
