/** Which graphics adapter this browser offers, as a key for kept verdicts. */

/** Null where there is none; else all that the browser tells about it. */
export async function adapterKey(): Promise<string | null> {
  const gpu = (navigator as { readonly gpu?: { requestAdapter(options: object): Promise<{ readonly info: object } | null> } }).gpu
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null) ?? null
  if (adapter === null) return null
  const { vendor, architecture, device, description, subgroupMinSize } = adapter.info as Record<string, unknown>
  return JSON.stringify([vendor, architecture, device, description, subgroupMinSize])
}
