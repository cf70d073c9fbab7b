/** Downloads of models. */
import type { DownloadsApi } from '../network-api.ts'

export function createDownloads(): DownloadsApi {
  throw new Error('not yet')
}
