/** A model that was downloaded, for who runs it: what is there and its files. Reads this browser's storage alone. */
import * as v from 'valibot'
import { ModelManifest } from '../../src/core/models/download.ts'
import { MANIFEST, MODELS_FOLDER, type ModelDisk, modelFolder, readJson } from './model-disk.ts'
import { openOpfsDisk } from './opfs-disk.ts'

type Readable = Pick<ModelDisk, 'file' | 'names'>

export interface StoredModel {
  readonly manifest: ModelManifest
  /** Rejects where the browser took the file back since. */
  file(path: string): Promise<File>
  /** Null for what is not of this model. */
  read(path: string): Promise<File | null>
}

/** The newest version that is there, every file of its whole size; null where none is. The bytes were verified when they arrived. */
export async function openStoredModel(repo: string, disk: Readable = openOpfsDisk()): Promise<StoredModel | null> {
  const whole: ModelManifest[] = []
  for (const manifest of await manifestsOf(disk, repo)) if ((await missingFiles(disk, manifest)).length === 0) whole.push(manifest)
  const manifest = whole.toSorted((a, b) => a.completedAt.localeCompare(b.completedAt)).at(-1)
  if (manifest === undefined) return null
  const read = async (path: string): Promise<File | null> =>
    manifest.files.some((file) => file.path === path) ? disk.file(`${modelFolder(manifest)}/${path}`) : null
  return {
    manifest,
    read,
    file: async (path) => {
      const file = await read(path)
      if (file === null) throw new Error(`${manifest.repo} has no ${path} on this device`)
      return file
    },
  }
}

/** Of every version whose manifest can be read. */
export async function manifestsOf(disk: Readable, repo: string): Promise<readonly ModelManifest[]> {
  const found: ModelManifest[] = []
  for (const { name: commit } of await disk.names(`${MODELS_FOLDER}/${repo}`)) {
    const parsed = v.safeParse(ModelManifest, await readJson(disk, `${modelFolder({ repo, commit })}/${MANIFEST}`))
    if (parsed.success && parsed.output.repo === repo && parsed.output.commit === commit) found.push(parsed.output)
  }
  return found
}

/** Files of a manifest that are gone or have another size: a browser may take storage back. */
export async function missingFiles(disk: Pick<ModelDisk, 'file'>, manifest: ModelManifest): Promise<readonly string[]> {
  const sizes = await Promise.all(manifest.files.map(async ({ path }) => (await disk.file(`${modelFolder(manifest)}/${path}`))?.size))
  return manifest.files.filter(({ size }, at) => sizes[at] !== size).map(({ path }) => path)
}
