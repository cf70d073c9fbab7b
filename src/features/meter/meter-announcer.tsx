/** Says politely, in one sentence, how the prompt that just ran ended and what it cost. Draws nothing. */
import { useEffect, useRef, useState } from 'react'
import { useConversations } from '../../stores/stores.ts'
import { barOf } from './bar.ts'
import { spokenMeter } from './meter-words.ts'
import { useBasis } from './use-basis.ts'

export function MeterAnnouncer() {
  const runningId = useConversations((state) => state.runningId)
  const nodes = useConversations((state) => state.nodes)
  const basis = useBasis()
  const [sentence, setSentence] = useState('')
  const watched = useRef<string | null>(null)

  useEffect(() => {
    if (runningId !== null) {
      watched.current = runningId
      return
    }
    const node = watched.current === null ? undefined : nodes.get(watched.current)
    watched.current = null
    if (node?.role === 'model') setSentence(spokenMeter(node.turn, barOf(node.turn, 'tokens', basis)))
  }, [runningId, nodes, basis])

  return <output className="visually-hidden" aria-live="polite">{sentence}</output>
}
