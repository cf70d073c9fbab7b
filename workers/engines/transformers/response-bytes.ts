/** A response's body as it arrives. Knows no file. */

/** Bytes the body will have; null where the server compresses it or does not say. */
export function declaredBytes({ headers }: Response): number | null {
  const length = headers.get('content-length')
  return length === null || headers.has('content-encoding') ? null : Number(length)
}

/** Chunk by chunk to the end; rejects where the connection breaks off. */
export async function eachChunk({ body }: Response, onChunk: (chunk: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  if (body === null) return
  const reader = body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) onChunk(read.value)
}
