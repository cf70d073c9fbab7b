/** The width a plot may take, in CSS pixels: its text then keeps its size on a phone. */
import { useCallback, useState } from 'react'

/** Before the first measurement; also what is drawn where nothing measures. */
const FIRST_WIDTH = 640

export function useWidth(): readonly [width: number, ref: (element: HTMLElement | null) => (() => void) | undefined] {
  const [width, setWidth] = useState(FIRST_WIDTH)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const measure = (): void => setWidth(Math.max(240, Math.floor(element.clientWidth)))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [width, ref]
}
