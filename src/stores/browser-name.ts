/** What of the browser can change a time, for the record of what was measured. */

/** Such as "Chrome/156.0.0.0". */
export function browserName(): string {
  return /(?:Firefox|Edg|Chrome|Safari)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown'
}
