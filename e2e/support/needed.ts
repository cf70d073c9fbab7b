/** What a test needs beside this project's packages, such as Python: skipped with one plain sentence where it is missing, failed on the build machine. */
import { test } from '@playwright/test'

export function needed(found: { readonly ok: boolean }, why: string): void {
  if (!found.ok && process.env['CI'] !== undefined) throw new Error(why)
  test.skip(!found.ok, why)
}
