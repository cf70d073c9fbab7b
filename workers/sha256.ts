/** SHA-256 by the browser: of content that is in memory as a whole. */
import { hex } from '../src/core/hex.ts'

/** Lower-case hex. Rejects in an insecure context, which has no hash. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
