/** Copies a text and says so. */
import { useEffect, useState } from 'react'
import buttons from '../../ui/button.module.css'
import { Icon } from '../../ui/icon.tsx'

/** How long the button says that it worked. */
const SAID_MS = 1600

export function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])

  function copy(): void {
    navigator.clipboard.writeText(text).then(() => setSaid('Copied'), () => setSaid('Not allowed here'))
  }

  return (
    <button type="button" className={buttons.quiet} onClick={copy}>
      <Icon name={said === 'Copied' ? 'check' : 'copy'} size={15} /> <span aria-live="polite">{said === '' ? 'Copy' : said}</span>
    </button>
  )
}
