/** What is known of a server's key without knowing the key. */

/** none; memory: until this page closes; kept: on disk too, encrypted; locked: on disk, waiting for its passphrase. */
export type KeyState = 'none' | 'memory' | 'kept' | 'locked'
