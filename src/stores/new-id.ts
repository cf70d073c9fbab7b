/** Ids that nothing else has. Not crypto.randomUUID, which an insecure context lacks: there the app works too. */

const BYTES = 16

export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
