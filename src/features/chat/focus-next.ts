/** Where the keyboard's focus goes when what was pressed leaves the page with the change it made. */
import { createContext, useContext } from 'react'

export interface NextFocus {
  /** The node of the thread whose item takes it. */
  readonly nodeId: string
  /** Its item as a whole, or the button of its branch switch; the other one where that can't be pressed. */
  readonly part: 'item' | 'earlier' | 'later'
}

/** Asks for the focus once the item is drawn; null, as of a turn that was not asked, asks for nothing. */
export type FocusNext = (next: NextFocus | null) => void

export const FocusNextContext = createContext<FocusNext>(() => {})

export function useFocusNext(): FocusNext {
  return useContext(FocusNextContext)
}

/** Puts the focus where it was asked for. False where that item is not drawn (yet). */
export function takeFocus(list: HTMLElement | null, { nodeId, part }: NextFocus): boolean {
  const item = list?.querySelector<HTMLElement>(`:scope > [data-node="${CSS.escape(nodeId)}"]`) ?? null
  if (item === null) return false
  const other = part === 'earlier' ? 'later' : 'earlier'
  const button = part === 'item' ? null : (item.querySelector<HTMLElement>(`[data-step="${part}"]:enabled`) ?? item.querySelector<HTMLElement>(`[data-step="${other}"]:enabled`))
  const target = button ?? item
  target.focus()
  return true
}
