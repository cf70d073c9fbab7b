/** A model disk in memory, for tests: the same promises as the browser's, with a size that can run out. */
import type { ModelDisk } from './model-disk.ts'

export interface MemoryDisk extends ModelDisk {
  readonly files: Map<string, Uint8Array>
  /** Bytes it holds at most, from now on. */
  limit(bytes: number): void
}

export function createMemoryDisk(): MemoryDisk {
  const files = new Map<string, Uint8Array>()
  const opened = new Set<string>()
  let most = Number.POSITIVE_INFINITY
  const used = (): number => [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)

  return {
    files,
    limit: (bytes) => { most = bytes },
    open: async (path) => {
      if (opened.has(path)) throw new DOMException(`${path} has a writer`, 'NoModificationAllowedError')
      opened.add(path)
      files.set(path, files.get(path) ?? new Uint8Array())
      const bytes = (): Uint8Array => files.get(path) ?? new Uint8Array()
      const resize = (size: number): void => {
        const next = new Uint8Array(size)
        next.set(bytes().subarray(0, size))
        files.set(path, next)
      }
      return {
        size: () => bytes().byteLength,
        read: (into, at) => {
          const part = bytes().subarray(at, at + into.byteLength)
          into.set(part)
          return part.byteLength
        },
        write: (part, at) => {
          const size = Math.max(bytes().byteLength, at + part.byteLength)
          if (used() - bytes().byteLength + size > most) throw new DOMException('full', 'QuotaExceededError')
          resize(size)
          bytes().set(part, at)
        },
        truncate: resize,
        flush: () => {},
        close: () => { opened.delete(path) },
      }
    },
    file: async (path) => {
      const bytes = files.get(path)
      return bytes === undefined ? null : new File([bytes as Uint8Array<ArrayBuffer>], path.slice(path.lastIndexOf('/') + 1))
    },
    names: async (folder) => {
      const found = new Map<string, 'file' | 'folder'>()
      for (const path of files.keys()) {
        if (!path.startsWith(`${folder}/`)) continue
        const [name, ...rest] = path.slice(folder.length + 1).split('/')
        found.set(name ?? '', rest.length === 0 ? 'file' : 'folder')
      }
      return [...found].map(([name, kind]) => ({ name, kind }))
    },
    remove: async (path) => {
      for (const name of files.keys()) if (name === path || name.startsWith(`${path}/`)) files.delete(name)
    },
  }
}
