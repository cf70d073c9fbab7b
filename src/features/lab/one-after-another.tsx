/** Draws its children one after the other, each once the page has shown the one before: no long stand-still at the start. */
import { Children, useEffect, useState, type ReactNode } from 'react'

export function OneAfterAnother({ children }: { readonly children: ReactNode }) {
  const all = Children.toArray(children)
  const [drawn, setDrawn] = useState(1)
  useEffect(() => {
    if (drawn >= all.length) return undefined
    // A task of its own after the paint.
    const timer = setTimeout(() => setDrawn(drawn + 1), 30)
    return () => clearTimeout(timer)
  }, [drawn, all.length])
  return all.slice(0, drawn)
}
