/** Which page the address names. The hash alone decides, so that the app works below any path and on any server. */
import { useSyncExternalStore } from 'react'

export type Page = 'chat' | 'lab' | 'models' | 'settings' | 'privacy'

/** '#/settings' as 'settings', and so is '#/settings/looks', a place on it; what names no page is the chat. */
export function pageOf(hash: string): Page {
  const [, name = ''] = /^#\/?(\w*)$/.exec(hash) ?? /^#\/(\w+)\//.exec(hash) ?? []
  return name === 'lab' || name === 'models' || name === 'settings' || name === 'privacy' ? name : 'chat'
}

export function usePage(): Page {
  return useSyncExternalStore(subscribe, () => pageOf(location.hash))
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
