/** The empty page's three prompts, one for each outcome. Each must hold with the weights that ship. */

export interface Example {
  readonly prompt: string
  /** What it shows, said beside it. */
  readonly shows: string
  /** In its place where models of the person's own come after those that ship; absent: it holds there too. */
  readonly further?: string
}

export const EXAMPLES: readonly Example[] = [
  { prompt: 'Which is the largest of 42, 93, 18 and 60?', shows: 'sure at once' },
  { prompt: 'How many vowels are in banana?', shows: 'doubtful, so thought over' },
  { prompt: 'Who wrote Hamlet?', shows: 'honestly declined', further: 'not for this small model' },
]
