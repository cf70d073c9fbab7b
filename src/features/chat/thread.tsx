/** The branch on the screen, prompt by prompt. Follows new text as long as the reader is at its end. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { shownLeaf, shownTitle } from '../../stores/conversation-store.ts'
import { useConversations } from '../../stores/stores.ts'
import { branchesAlong, pathTo } from '../../stores/tree.ts'
import buttons from '../../ui/button.module.css'
import { Icon } from '../../ui/icon.tsx'
import { AnswerItem } from './answer-item.tsx'
import { takeFocus, type NextFocus } from './focus-next.ts'
import { PromptItem } from './prompt-item.tsx'
import styles from './thread.module.css'

/** Nearer to the end than this counts as being there. */
const NEAR_END_PX = 48

export interface ThreadProps {
  /** Puts a text into the composer; it must be stable, or every turn renders again. */
  readonly onSuggest: (text: string) => void
  /** Where the focus is to go once it is drawn; emptied when it is there. */
  readonly nextFocus: RefObject<NextFocus | null>
}

export function Thread({ onSuggest, nextFocus }: ThreadProps) {
  const nodes = useConversations((state) => state.nodes)
  const leafId = useConversations(shownLeaf)
  const title = useConversations(shownTitle)
  const busy = useConversations((state) => state.runningId !== null)
  const path = useMemo(() => pathTo(nodes, leafId), [nodes, leafId])
  const branches = useMemo(() => branchesAlong(nodes, path), [nodes, path])
  const scroller = useRef<HTMLElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const follows = useRef(true)
  const shownPrompt = useRef<string | undefined>(undefined)
  const [atEnd, setAtEnd] = useState(true)
  const lastPrompt = path.findLast(({ role }) => role === 'person')?.id

  useLayoutEffect(() => {
    if (shownPrompt.current === lastPrompt) return
    shownPrompt.current = lastPrompt
    follows.current = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [lastPrompt])
  // After every drawing: what was pressed may be gone with any of them.
  useLayoutEffect(() => {
    if (nextFocus.current !== null && takeFocus(list.current, nextFocus.current)) nextFocus.current = null
  })
  useEffect(() => {
    const content = list.current
    if (content === null) return
    const observer = new ResizeObserver(() => {
      if (follows.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
      // Content that got shorter can bring the end into view without any scrolling.
      watchScroll()
    })
    observer.observe(content)
    if (scroller.current !== null) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])

  function watchScroll(): void {
    const element = scroller.current
    if (element === null) return
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX
    setAtEnd(follows.current)
  }

  return (
    <div className={styles.frame}>
      <section ref={scroller} className={styles.scroller} onScroll={watchScroll} aria-label="Conversation">
        <h1 className="visually-hidden">{title}</h1>
        <ol ref={list} className={styles.thread}>
          {path.map((node, at) => {
            const branch = branches.get(node.id)?.join(' ') ?? ''
            if (node.role === 'model') return <AnswerItem key={node.id} node={node} branch={branch} busy={busy} onSuggest={onSuggest} />
            const answer = path[at + 1]
            return <PromptItem key={node.id} node={node} branch={branch} busy={busy} prepared={answer?.role === 'model' ? answer.turn.prompt : null} />
          })}
        </ol>
      </section>
      {!atEnd && (
        <button
          type="button" className={`${buttons.outlined} ${styles.latest}`}
          onClick={() => scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'smooth' })}
        >
          <Icon name="down" size={15} /> Latest
        </button>
      )}
    </div>
  )
}
