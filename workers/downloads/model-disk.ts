/** The storage that downloads are written to, as they need it: a tree of files, appended to synchronously. Knows no browser. */

/** A file held open by its one writer. */
export interface DiskFile {
  size(): number
  /** Bytes read into `into` from `at` on: fewer at the end. */
  read(into: Uint8Array, at: number): number
  /** All or an error: one named QuotaExceededError where storage is full. */
  write(bytes: Uint8Array, at: number): void
  truncate(size: number): void
  flush(): void
  close(): void
}

/** Paths are relative, with slashes; what is missing is null, never an error. */
export interface ModelDisk {
  /** Makes the file and its folders where they are missing. */
  open(path: string): Promise<DiskFile>
  file(path: string): Promise<File | null>
  /** Names in a folder; none where there is none. */
  names(folder: string): Promise<readonly { readonly name: string; readonly kind: 'file' | 'folder' }[]>
  /** A file, or a folder with all that is in it. */
  remove(path: string): Promise<void>
}

export const MODELS_FOLDER = 'models'
export const MANIFEST = 'manifest.json'
export const DOWNLOAD = 'download.json'

export function modelFolder({ repo, commit }: { readonly repo: string; readonly commit: string }): string {
  return `${MODELS_FOLDER}/${repo}/${commit}`
}

/** Writes a small text file whole. */
export async function writeText(disk: ModelDisk, path: string, text: string): Promise<void> {
  const file = await disk.open(path)
  try {
    file.truncate(0)
    file.write(new TextEncoder().encode(text), 0)
    file.flush()
  } finally {
    file.close()
  }
}

/** What a JSON file says; undefined where there is none or it is broken. */
export async function readJson(disk: Pick<ModelDisk, 'file'>, path: string): Promise<unknown> {
  try {
    const file = await disk.file(path)
    return file === null ? undefined : JSON.parse(await file.text())
  } catch {
    return undefined
  }
}
