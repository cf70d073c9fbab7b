/** Ids that nothing else has. Not crypto.randomUUID, which an insecure context lacks: there the app works too. */
import { hex } from '../core/hex.ts'

const BYTES = 16

export function newId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(BYTES)))
}
