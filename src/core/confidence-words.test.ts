import { expect, test } from 'vitest'
import { confidenceWord } from './confidence-words.ts'

test.each([
  [1, 'sure'], [0.9, 'sure'], [0.8999, 'fairly sure'], [0.7, 'fairly sure'], [0.6999, 'unsure'], [0.4, 'unsure'], [0.3999, 'guessing'], [0, 'guessing'],
  [null, 'not calibrated'],
])('%j is %j', (confidence, word) => expect(confidenceWord(confidence)).toBe(word))
