/** What is stored and where, what leaves the device (nothing), and the deleting of it all. */
import { useState } from 'react'
import { useConversations, useStores } from '../../stores/stores.ts'
import buttons from '../../ui/button.module.css'
import page from '../../ui/page.module.css'

export function PrivacyPage() {
  const { conversations, settings } = useStores()
  const count = useConversations((state) => state.conversations.length)
  const [step, setStep] = useState<'idle' | 'asking' | 'done' | 'failed'>('idle')

  function deleteAll(): void {
    settings.actions.forget()
    conversations.actions.deleteAll().then(() => setStep('done'), () => setStep('failed'))
  }

  return (
    <div className={page.page}>
      <h1 className={page.title}>Privacy</h1>
      <section className={page.section}>
        <h2>What leaves this device</h2>
        <p>Nothing. The model runs in this tab, in a worker of its own; the page fetches its files from where the page itself came from, and from nowhere else. The browser enforces that: the page and its worker may talk to no other address.</p>
      </section>
      <section className={page.section}>
        <h2>What is stored here</h2>
        <p>Your conversations, with what each answer cost, in this browser’s IndexedDB ({count === 1 ? 'one conversation' : `${count} conversations`} now). Your settings and the prompt you are writing, in its local storage, with what was found out about this device’s speed. Nobody else can read them; clearing this site’s data removes them too.</p>
      </section>
      <section className={page.section}>
        <h2>Delete everything</h2>
        {step === 'asking' ? (
          <>
            <p>All conversations and settings are removed from this browser. That can’t be undone.</p>
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
