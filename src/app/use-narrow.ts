/** Whether the window is a phone's: one column, the meter as a strip. The same bound as in the styles. */
import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 760px)')

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}
