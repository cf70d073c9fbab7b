/** What the meter's estimates rest on, from the model that is loaded. */
import { useMemo } from 'react'
import { useInference } from '../../stores/stores.ts'
import type { Basis } from './against-think.ts'

export function useBasis(): Basis | null {
  const model = useInference(({ status }) => (status.phase === 'ready' ? status.model : null))
  const profile = useInference(({ status }) => (status.phase === 'ready' ? status.profile : null))
  return useMemo(() => (model === null || profile === null ? null : { model, profile }), [model, profile])
}
