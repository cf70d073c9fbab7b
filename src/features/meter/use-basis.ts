/** What the meter's estimates rest on, from the ladder's models. */
import { useMemo } from 'react'
import { countedModel } from '../../core/flops.ts'
import { useInference } from '../../stores/stores.ts'
import type { Basis } from './against-think.ts'

export function useBasis(): Basis | null {
  const models = useInference(({ status }) => (status.phase === 'ready' ? status.models : null))
  return useMemo(() => models && new Map(models.flatMap(({ id, card, profile }) => {
    const model = card && countedModel(card)
    return model === null || profile === null ? [] : [[id, { model, profile }] as const]
  })), [models])
}
