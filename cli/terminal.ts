/** Where a command writes, and how it hears that it should end. Knows no command. */

export interface Terminal {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }
  /** Ctrl-C: whatever is open is closed, and the command ends. */
  readonly signal: AbortSignal
}
