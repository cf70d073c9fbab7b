/** The prompts that the whole-way specs stand on: true for the weights that ship, to be chosen anew when those change. */

export interface KnownPrompt {
  readonly prompt: string
  readonly answer: string
}

/** Sure at once, and right. */
export const EASY: KnownPrompt = { prompt: 'Which is the largest of 42, 93, 18 and 60?', answer: '93' }

/** Wrong and doubtful at once, right after thinking. */
export const HARD: KnownPrompt = { prompt: 'How many vowels are in banana?', answer: '3' }

/** So hard that no answer at once is tried. */
export const HARDER: KnownPrompt = { prompt: 'What is 4738 + 2965?', answer: '7703' }

/** Nothing the model was made for. */
export const OUT_OF_SCOPE = 'Who wrote Hamlet?'

/** A thought long enough to be stopped in the middle. */
export const LONG_THOUGHT = 'Sort 42, 7, 93, 18, 60, 25, 71, 34.'
