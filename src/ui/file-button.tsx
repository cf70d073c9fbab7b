/** A button that asks for a file. */
import { useRef, type ReactNode, type Ref } from 'react'

export interface FileButtonProps {
  /** What is asked for, read aloud with the picker. */
  readonly name: string
  /** File endings and types, as the platform's `accept`. */
  readonly accept: string
  readonly className: string | undefined
  readonly disabled?: boolean
  readonly onFile: (file: File) => void
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

export function FileButton({ name, accept, className, disabled = false, onFile, ref, children }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button ref={ref} type="button" className={className} disabled={disabled} onClick={() => picker.current?.click()}>{children}</button>
      <input
        ref={picker} type="file" accept={accept} className="visually-hidden" tabIndex={-1} aria-label={name}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) onFile(file)
          // The same file again is a change too.
          event.target.value = ''
        }}
      />
    </>
  )
}
