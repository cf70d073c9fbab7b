/** Text tables with aligned columns. Knows no figure. */

/** The first line is the head; the first column is aligned left, the others right. */
export function table(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines.map((line) => line.map((cell, column) => column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** Millions, with the decimals that three digits need. */
export function megaflops(flops: number): string {
  const mega = flops / 1e6
  return mega >= 100 ? mega.toFixed(0) : mega.toFixed(1)
}
