/** The frame: conversations, the page in the middle, the meter. On a phone one column, with the others behind buttons. */
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { BackendChoice } from '../features/backend/backend-choice.tsx'
import { FailedCard } from '../features/backend/failed-card.tsx'
import { StatusLine } from '../features/backend/status-line.tsx'
import { ServerCalibration, StoredCalibration } from '../features/calibration/calibration.tsx'
import { ChatPage } from '../features/chat/chat-page.tsx'
import { ConversationList } from '../features/chat/conversation-list.tsx'
import { PROMPT_FIELD, SkipLink } from '../features/chat/skip-link.tsx'
import { MeterAnnouncer } from '../features/meter/meter-announcer.tsx'
import { MeterPanel } from '../features/meter/meter-panel.tsx'
import { MeterStrip } from '../features/meter/meter-strip.tsx'
import { ModelsPage } from '../features/models/models-page.tsx'
import { PrivacyPage } from '../features/privacy/privacy-page.tsx'
import { ConsentDialog } from '../features/remote/consent-dialog.tsx'
import { EndpointsSection } from '../features/remote/endpoints-section.tsx'
import { SettingsPage } from '../features/settings/settings-page.tsx'
import { METER_WIDTH } from '../stores/settings-store.ts'
import { useSettings, useStores } from '../stores/stores.ts'
import buttons from '../ui/button.module.css'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Resizer } from '../ui/resizer.tsx'
import styles from './app.module.css'
import { usePage, type Page } from './page.ts'
import { SideFooter } from './side-footer.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { useNarrow } from './use-narrow.ts'

/** A chunk of its own: who only chats never loads it. */
const LabPage = lazy(async () => {
  // Nothing comes where the file can't be had: `StaleNotice` keeps that from being thrown.
  const loaded = await import('../features/lab/lab-page.tsx').catch(() => undefined) as { default: () => ReactNode } | undefined
  return loaded ?? { default: LabMissing }
})

function LabMissing() {
  return (
    <section className={styles.waiting} role="alert">
      <p>The lab could not be loaded. Your conversations are safe.</p>
      <button type="button" className={buttons.outlined} onClick={() => location.reload()}>Reload the page</button>
    </section>
  )
}

export function App() {
  const page = usePage()
  const narrow = useNarrow()
  const theme = useSettings((state) => state.theme)
  useEffect(() => { document.documentElement.dataset['theme'] = theme }, [theme])

  return (
    <div className={styles.frame}>
      {page === 'chat' ? <SkipLink to={PROMPT_FIELD} words="Skip to the prompt" /> : <SkipLink to="page" words="Skip to the page" />}
      {!narrow && (
        <aside className={styles.side} aria-label="Conversations and pages">
          <a className={styles.brand} href="#/">Second Thought</a>
          <ConversationList onPick={showChat} />
          <SideFooter page={page} />
        </aside>
      )}
      <main id="page" className={styles.main} tabIndex={-1}>
        <StaleNotice />
        <TopBar page={page} narrow={narrow} />
        {page === 'chat' && <ChatPage between={<><FailedCard />{narrow && <MeterStrip />}</>} />}
        {page === 'lab' && <Suspense fallback={<output className={styles.waiting}>Opening the lab …</output>}><LabPage /></Suspense>}
        {page === 'models' && <ModelsPage calibration={StoredCalibration} servers={<EndpointsSection calibration={ServerCalibration} />} />}
        {page === 'settings' && <SettingsPage backend={<BackendChoice />} />}
        {page === 'privacy' && <PrivacyPage />}
      </main>
      {!narrow && page === 'chat' && <MeterColumn />}
      <MeterAnnouncer />
      <ConsentDialog />
    </div>
  )
}

interface TopBarProps {
  readonly page: Page
  readonly narrow: boolean
}

function TopBar({ page, narrow }: TopBarProps) {
  const { settings } = useStores()
  const meterOpen = useSettings((state) => state.meterOpen)
  const [listOpen, setListOpen] = useState(false)
  const close = (): void => setListOpen(false)
  return (
    <header className={styles.bar}>
      {narrow && (
        <>
          <button type="button" className={buttons.icon} aria-label="Conversations" aria-haspopup="dialog" onClick={() => setListOpen(true)}><Icon name="list" /></button>
          <Dialog title="Second Thought" open={listOpen} onClose={close} shape="side">
            <div className={styles.drawer}>
              <ConversationList onPick={() => { showChat(); close() }} />
              <SideFooter page={page} onPick={close} />
            </div>
          </Dialog>
        </>
      )}
      <div className={styles.status}><StatusLine short={narrow} /></div>
      {!narrow && page === 'chat' && (
        <button
          type="button" className={buttons.quiet} aria-pressed={meterOpen} title="Fold or unfold the meter (Alt + M)"
          onClick={() => settings.actions.set({ meterOpen: !meterOpen })}
        >
          <Icon name="panel" size={16} /> {meterOpen ? 'Fold the meter' : 'Show the meter'}
        </button>
      )}
      {narrow && page !== 'chat' && <a className={buttons.quiet} href="#/">Back to the chat</a>}
    </header>
  )
}

function MeterColumn() {
  const { settings } = useStores()
  const open = useSettings((state) => state.meterOpen)
  const width = useSettings((state) => state.meterWidth)
  if (!open) return null
  return (
    <aside className={styles.meter} style={{ width }} aria-labelledby="meter-title">
      <Resizer label="Width of the meter" width={width} {...METER_WIDTH} onResize={(meterWidth) => settings.actions.set({ meterWidth })} />
      <div className={styles.meterInside}>
        <h2 id="meter-title" className={styles.meterTitle}>Meter</h2>
        <MeterPanel />
      </div>
    </aside>
  )
}

function showChat(): void {
  location.hash = '#/'
}
