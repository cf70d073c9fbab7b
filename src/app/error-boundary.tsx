/** What is left when drawing the page fails: the cause, what is safe, and one thing to do. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import buttons from '../ui/button.module.css'
import page from '../ui/page.module.css'

interface ErrorBoundaryState {
  readonly error: Error | null
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main className={page.page}>
        <h1 className={page.title}>The page could not be drawn</h1>
        <section className={page.section} role="alert">
          <p>Your conversations and the prompt you were writing are kept in this browser.</p>
          <button type="button" className={buttons.main} onClick={() => location.reload()}>Reload the page</button>
          <details className={page.note}>
            <summary>What was reported</summary>
            <p>{error.name}: {error.message}</p>
          </details>
        </section>
      </main>
    )
  }
}
