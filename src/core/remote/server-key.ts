/** What is known of a server's key without knowing the key, and what can be one. */

/** none; memory: until this page closes; kept: on disk too, encrypted; locked: on disk, waiting for its passphrase. */
export type KeyState = 'none' | 'memory' | 'kept' | 'locked'

/** Visible ASCII alone: anything else is a slip of copying, and no header takes it. Space around it is not part of it. */
export function isKey(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text.trim())
}
