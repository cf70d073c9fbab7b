/** The origin private file system as a model disk. Needs a worker: only there a file can be written synchronously. */
import type { DiskFile, ModelDisk } from './model-disk.ts'

export function openOpfsDisk(): ModelDisk {
  /** Null where a folder on the way is missing and is not to be made. */
  async function folder(names: readonly string[], create: boolean): Promise<FileSystemDirectoryHandle | null> {
    let at = await navigator.storage.getDirectory()
    for (const name of names) {
      const next = await orNull(at.getDirectoryHandle(name, { create }))
      if (next === null) return null
      at = next
    }
    return at
  }

  return {
    open: async (path) => {
      const { parents, name } = split(path)
      const handle = await (await folder(parents, true))?.getFileHandle(name, { create: true })
      if (handle === undefined) throw new DOMException(`no folder for ${path}`, 'NotFoundError')
      return diskFile(await handle.createSyncAccessHandle())
    },
    file: async (path) => {
      const { parents, name } = split(path)
      const handle = await orNull((await folder(parents, false))?.getFileHandle(name))
      return handle === null ? null : orNull(handle.getFile())
    },
    names: async (path) => {
      const found: { name: string; kind: 'file' | 'folder' }[] = []
      const at = await folder(path.split('/'), false)
      if (at !== null) for await (const [name, { kind }] of at.entries()) found.push({ name, kind: kind === 'file' ? 'file' : 'folder' })
      return found
    },
    remove: async (path) => {
      const { parents, name } = split(path)
      await orNull((await folder(parents, false))?.removeEntry(name, { recursive: true }))
    },
  }
}

function split(path: string): { readonly parents: readonly string[]; readonly name: string } {
  const parts = path.split('/')
  return { parents: parts.slice(0, -1), name: parts.at(-1) ?? '' }
}

/** What is not there is no error here; anything else is. */
async function orNull<T>(asked: Promise<T> | undefined): Promise<T | null> {
  try {
    return await asked ?? null
  } catch (thrown) {
    if (thrown instanceof DOMException && (thrown.name === 'NotFoundError' || thrown.name === 'TypeMismatchError')) return null
    throw thrown
  }
}

function diskFile(handle: FileSystemSyncAccessHandle): DiskFile {
  return {
    size: () => handle.getSize(),
    read: (into, at) => handle.read(into as Uint8Array<ArrayBuffer>, { at }),
    write: (bytes, at) => {
      const written = handle.write(bytes as Uint8Array<ArrayBuffer>, { at })
      // Where storage is full Chromium may write a part, or report all as written while the file has not grown (seen with a quota
      // set through its debugging protocol): only the size tells.
      if (written < bytes.byteLength || handle.getSize() < at + bytes.byteLength) {
        throw new DOMException(`the file has ${handle.getSize()} bytes where ${at + bytes.byteLength} should be`, 'QuotaExceededError')
      }
    },
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
    close: () => handle.close(),
  }
}
