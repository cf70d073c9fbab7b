/** SHA-256 by the browser. */
import { hex } from '../core/hex.ts'

/** Lower-case hex. */
export async function sha256(bytes: BufferSource): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
