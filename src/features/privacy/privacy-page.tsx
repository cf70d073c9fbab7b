/** What is stored and where, what leaves the device and what has left it, and the deleting of it all. */
import { useContext, useState } from 'react'
import { RemoteStoresContext, useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import page from '../../ui/page.module.css'
import { SentRequests } from './sent-requests.tsx'

export function PrivacyPage() {
  const { calibrations, conversations, models, settings } = useStores()
  const remote = useContext(RemoteStoresContext)
  const count = useConversations((state) => state.conversations.length)
  const [step, setStep] = useState<'idle' | 'asking' | 'done' | 'failed'>('idle')

  function deleteAll(): void {
    settings.actions.forget()
    const all = [conversations.actions.deleteAll(), remote?.endpoints.actions.forgetAll(), remote?.sent.actions.clear(), models.actions.removeAll(), calibrations.forgetAll()]
    Promise.all(all).then(() => setStep('done'), () => setStep('failed'))
  }

  return (
    <div className={page.page}>
      <h1 className={page.title}>Privacy</h1>
      <section className={page.section}>
        <h2>What leaves this device</h2>
        <p>Nothing, unless you add a server or download a model. The models run in this tab, in a worker of their own; this page fetches its own files from where it came from. The browser enforces that: the page and the models’ worker may talk to no other address.</p>
        <p>One part alone can: a second worker, which downloads the models you choose and asks the servers you add, as you allow each of them. It sends your last prompt and nothing else of yours (a calibration run, which you start yourself, sends prompts of this app’s), and lists each request here.</p>
      </section>
      {remote !== null && (
        <section className={page.section}>
          <h2>What has left</h2>
          <SentRequests />
        </section>
      )}
      <section className={page.section}>
        <h2>What is stored here</h2>
        <p>Your conversations, with what each answer cost, in this browser’s IndexedDB ({count === 1 ? 'one conversation' : `${count} conversations`} now). Your settings and the prompt you are writing, in its local storage, with what was found out about this device’s speed. Servers that you add stay there too, without their keys; a key is on disk only where you asked for it, encrypted with your passphrase. What a calibration run measured is in local storage, the answers it was measured on in IndexedDB. The list of requests is in IndexedDB, and downloaded models in this site’s file storage. Nobody else can read them; clearing this site’s data removes them too.</p>
      </section>
      <section className={page.section}>
        <h2>Delete everything</h2>
        {step === 'asking' ? (
          <>
            <p>All conversations, settings, servers, keys, downloaded models, calibrations and the list of requests are removed from this browser. That can’t be undone.</p>
            <p>
              <button type="button" className={buttons.danger} onClick={deleteAll}>Delete everything</button>{' '}
              <button type="button" className={buttons.outlined} onClick={() => setStep('idle')}>Keep it</button>
            </p>
          </>
        ) : (
          <button type="button" className={buttons.outlined} onClick={() => setStep('asking')}>Delete all data …</button>
        )}
        <output>
          {step === 'done' && 'Everything is deleted.'}
          {step === 'failed' && 'The browser refused to delete it. Clear this site’s data in the browser’s own settings.'}
        </output>
      </section>
    </div>
  )
}
