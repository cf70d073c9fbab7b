/** The hash of a file while it arrives, held against what the listing promised. */
import { createSHA1, createSHA256 } from 'hash-wasm'
import type { PlannedFile } from '../../src/core/models/download.ts'

export interface FileHash {
  /** Forgets what was read. */
  restart(): void
  update(bytes: Uint8Array): void
  /** Ends it. `sha256` is of the content, whatever was promised. */
  end(): { readonly right: boolean; readonly found: string; readonly sha256: string }
}

export async function createFileHash({ size, check }: PlannedFile): Promise<FileHash> {
  const sha256 = await createSHA256()
  const git = check.kind === 'git' ? await createSHA1() : null
  const restart = (): void => {
    sha256.init()
    // Git hashes a file with its kind and size before it.
    git?.init().update(new TextEncoder().encode(`blob ${size}\0`))
  }
  restart()
  return {
    restart,
    update: (bytes) => {
      sha256.update(bytes)
      git?.update(bytes)
    },
    end: () => {
      const content = sha256.digest()
      const found = git?.digest() ?? content
      return { right: check.kind === 'received' || found === check.hex, found, sha256: content }
    },
  }
}
