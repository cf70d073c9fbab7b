/** What the meter's estimates rest on: the ladder's models and their profiles, and how fast they have run here. */
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useConversations, useInference } from '../../stores/stores.ts'
import { turnsOf } from '../../stores/tree.ts'
import type { Basis } from './against-think.ts'
import { basisOf } from './basis.ts'

export function useBasis(): Basis | null {
  const status = useInference((state) => state.status)
  // The very same while a turn is written: only what has ended was measured.
  const ended = useConversations(useShallow((state) => turnsOf(state.nodes, state.currentId).map(({ turn }) => turn).filter((turn) => turn.status === 'ended')))
  return useMemo(() => (status.phase === 'ready' ? basisOf(status, ended) : null), [status, ended])
}
