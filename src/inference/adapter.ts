/** Which graphics adapter this browser offers, as a key for kept verdicts. */

/** Some drivers never answer; a graphics card does within a tenth of this. */
const ANSWER_MS = 5000

interface Adapter {
  /** Missing in browsers before 2024. */
  readonly info?: Readonly<Record<string, unknown>>
}

/** Null where there is none, or none that answers; else all that the browser tells about it. Never rejects. */
export async function adapterKey(): Promise<string | null> {
  const { gpu } = navigator as { readonly gpu?: { requestAdapter(options: object): Promise<Adapter | null> } }
  const late = new Promise<null>((resolve) => { setTimeout(() => resolve(null), ANSWER_MS) })
  const adapter = await Promise.race([gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null), late]) ?? null
  if (adapter === null) return null
  const { vendor, architecture, device, description, subgroupMinSize } = adapter.info ?? {}
  return JSON.stringify([vendor, architecture, device, description, subgroupMinSize])
}
