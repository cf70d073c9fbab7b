/** The meter as a panel: one prompt large, the conversation below. */
import { useMemo, useState } from 'react'
import { useConversations, useSettings, useStores } from '../../stores/stores.ts'
import { turnsOf } from '../../stores/tree.ts'
import type { Unit } from '../../stores/settings-store.ts'
import { Segmented, type Option } from '../../ui/segmented.tsx'
import { UNIT_NAMES } from './meter-words.ts'
import { PromptMeter } from './prompt-meter.tsx'
import { SessionMeter } from './session-meter.tsx'
import { useBasis } from './use-basis.ts'
import styles from './meter-panel.module.css'

const UNITS: readonly Option<Unit>[] = [
  { value: 'tokens', label: UNIT_NAMES.tokens, hint: 'Generated tokens' },
  { value: 'flops', label: UNIT_NAMES.flops, hint: 'Floating-point operations, reading the prompt included' },
  { value: 'ms', label: UNIT_NAMES.ms, hint: 'Time on this device' },
]

export function MeterPanel() {
  const nodes = useConversations((state) => state.nodes)
  const conversationId = useConversations((state) => state.currentId)
  const unit = useSettings((state) => state.unit)
  const { settings } = useStores()
  const basis = useBasis()
  const turns = useMemo(() => turnsOf(nodes, conversationId), [nodes, conversationId])
  const newest = turns[0]?.id ?? null
  // A choice holds until the next prompt, which is what one wants to watch.
  const [choice, setChoice] = useState<{ readonly id: string; readonly newest: string | null } | null>(null)
  const selectedId = choice !== null && choice.newest === newest ? choice.id : newest
  const selected = turns.find(({ id }) => id === selectedId)

  return (
    <div className={styles.panel}>
      <Segmented legend="Unit of the meter" options={UNITS} value={unit} onChange={(chosen) => settings.actions.set({ unit: chosen })} />
      {selected === undefined ? (
        <p className={styles.empty}>
          Each prompt draws one bar here. Its full width is what thinking would have cost; the part that stays empty was saved.
        </p>
      ) : (
        <>
          <PromptMeter key={selected.id} turn={selected.turn} unit={unit} basis={basis} />
          <SessionMeter turns={turns} unit={unit} basis={basis} selectedId={selected.id} onSelect={(id) => setChoice({ id, newest })} />
        </>
      )}
    </div>
  )
}
