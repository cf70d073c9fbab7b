/** As a ref: puts the focus on a field that a person has just asked for. Stable, so it runs once. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus()
}
