/** The servers that may be asked: added, tested, ruled and removed here. Nothing is asked before a person adds one. */
import { useState, type ReactNode } from 'react'
import type { Endpoint } from '../../core/remote/endpoint.ts'
import { useEndpoints, useRemoteStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import page from '../../ui/page.module.css'
import { SERVERS_HREF } from '../../ui/servers-href.ts'
import { EndpointCard } from './endpoint-card.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import styles from './endpoints.module.css'

/** `calibration`: of one server's model, which another feature draws. */
export function EndpointsSection({ calibration: Calibration }: { readonly calibration: (props: { readonly endpoint: Endpoint }) => ReactNode }) {
  const { endpoints: store } = useRemoteStores()
  const endpoints = useEndpoints((state) => state.endpoints)
  const [adding, setAdding] = useState(false)

  return (
    <section className={page.section} aria-labelledby="servers">
      <h2 id="servers" ref={showWhereNamed}>Servers</h2>
      <p>A server can be asked what the models in this tab are unsure of: your own (llama.cpp, Ollama, vLLM) or a company’s. None is asked until you add it, and then only as you choose for each.</p>
      {endpoints.length > 0 && (
        <ul className={styles.list}>
          {endpoints.map((endpoint) => <li key={endpoint.id}><EndpointCard endpoint={endpoint} calibration={<Calibration endpoint={endpoint} />} /></li>)}
        </ul>
      )}
      {adding
        ? <EndpointForm before={null} save={store.actions.add} setKey={store.actions.setKey} onDone={() => setAdding(false)} />
        : <button type="button" className={buttons.outlined} onClick={() => setAdding(true)}>Add a server …</button>}
    </section>
  )
}

/** Brings the heading into view where a link led to it, so that it is read aloud and goes on from it by keyboard. */
function showWhereNamed(heading: HTMLElement | null): void {
  if (heading === null || location.hash !== SERVERS_HREF) return
  heading.tabIndex = -1
  // All of it where it has room, its heading on top else; nothing around the page moves.
  heading.closest('section')?.scrollIntoView({ block: 'nearest' })
  heading.focus({ preventScroll: true })
}
