/** One line of the bench's table: a figure, what it is compared with, and whether it meets its goal. */

export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: 'x' | 'ms' | 's' | 'KB' | 'tasks'
  /** 95 % interval where the figure is one of many. */
  readonly interval: readonly [low: number, high: number] | null
  readonly n: number
  readonly goal: { readonly atLeast: number } | { readonly atMost: number } | null
  /** How the figure came about. */
  readonly note: string
}

export function meetsGoal({ value, goal }: Row): boolean | null {
  if (goal === null) return null
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
}

/** The table as text, one line a figure. */
export function formatRows(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${number(row.value)} ${row.unit}`,
    row.interval === null ? '' : `${number(row.interval[0])}–${number(row.interval[1])}`,
    `n ${row.n}`,
    row.goal === null ? '' : `${'atLeast' in row.goal ? `≥ ${row.goal.atLeast}` : `≤ ${row.goal.atMost}`} ${meetsGoal(row) ? 'met' : 'MISSED'}`,
    row.note,
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => (line[column] ?? '').length)))
  return cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
