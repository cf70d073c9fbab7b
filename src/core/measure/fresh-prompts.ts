/** Fresh prompts: made from a seed, with answers that code computes. Not from any suite; knows no model and no file. */
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'
import type { SuitePrompt } from './suite.ts'

export interface FreshOptions {
  /** The same seed and count give the same prompts everywhere. */
  readonly seed: number
  readonly count: number
}

type Level = 1 | 2 | 3 | 4 | 5

interface Task {
  readonly prompt: string
  readonly answers: readonly string[]
}

type Maker = (level: Level, random: Random) => Task

/** Attempts at a prompt that is not there yet; small levels run out of different ones. */
const MOST_TRIES = 40

/**
 * `count` different prompts, the skills in turn, the levels in turn within a skill. Where a skill has no other prompt
 * left, the next one takes its place, so the count is kept.
 */
export function freshPrompts({ seed, count }: FreshOptions): SuitePrompt[] {
  const random = seededRandom(seed)
  const seen = new Set<string>()
  const prompts: SuitePrompt[] = []
  const skills = Object.entries(MAKERS)
  for (let turn = 0; prompts.length < count; turn++) {
    const [skill, make] = skills[turn % skills.length] as (typeof skills)[number]
    const level = ((Math.floor(turn / skills.length) % 5) + 1) as Level
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { prompt, answers } = make(level, random)
      if (seen.has(prompt)) continue
      seen.add(prompt)
      prompts.push({ id: `fresh-${seed}-${prompts.length + 1}`, prompt, answers: [...answers], skill, level })
      break
    }
  }
  return prompts
}

const MAKERS: Readonly<Record<string, Maker>> = {
  add: (level, random) => {
    const [a, b] = [digits(level, random), digits(level, random)]
    return { prompt: pick(random, [`${a}+${b}`, `what is ${a} + ${b}?`, `${a} plus ${b}`, `Add ${a} and ${b}.`, `sum of ${a} and ${b}`, `how much do ${a} and ${b} make together`]), answers: [String(a + b)] }
  },
  subtract: (level, random) => {
    const [a, b] = [digits(level, random), digits(level, random)]
    return { prompt: pick(random, [`${a}-${b}`, `what is ${a} - ${b}?`, `${a} minus ${b}`, `take ${b} away from ${a}`, `Subtract ${b} from ${a}.`, `what's left of ${a} after ${b} is gone`]), answers: [String(a - b)] }
  },
  multiply: (level, random) => {
    const [a, b] = [whole(random, 2, [9, 12, 30, 99, 999][level - 1] ?? 9), whole(random, 2, [9, 12, 20, 40, 99][level - 1] ?? 9)]
    return { prompt: pick(random, [`${a}*${b}`, `${a} times ${b}`, `what is ${a} x ${b}?`, `Multiply ${a} by ${b}.`, `product of ${a} and ${b}`, `${b} lots of ${a}`]), answers: [String(a * b)] }
  },
  divide: (level, random) => {
    const by = whole(random, 2, [5, 9, 12, 15, 20][level - 1] ?? 5)
    const sum = whole(random, by, [40, 99, 500, 3000, 20_000][level - 1] ?? 40)
    const [quotient, remainder] = [Math.floor(sum / by), sum % by]
    const answers = remainder === 0 ? [String(quotient)] : [`${quotient} remainder ${remainder}`, `${quotient} r ${remainder}`, `${quotient} r${remainder}`]
    return { prompt: pick(random, [`${sum}/${by}`, `${sum} divided by ${by}`, `what is ${sum} / ${by}?`, `Divide ${sum} by ${by}.`, `how often does ${by} go into ${sum}`]), answers }
  },
  percent: (level, random) => {
    const share = pick(random, [[10, 50], [20, 25, 50], [5, 15, 75], [30, 35, 45], [1, 2, 65, 85]][level - 1] ?? [10])
    const of = level === 1 ? 10 * whole(random, 1, 20) : whole(random, 10, [0, 100, 400, 1000, 4000][level - 1] ?? 100)
    // Hundredths first, so that the quotient is the decimal that a person would write.
    return { prompt: pick(random, [`${share}% of ${of}`, `what is ${share} percent of ${of}?`, `how much is ${share}% of ${of}`, `Take ${share} percent of ${of}.`, `${of}, and of that ${share}%?`]), answers: [String((share * of) / 100)] }
  },
  compare: (level, random) => {
    const a = digits(level, random)
    const b = differing(a, () => digits(level, random))
    const bigger = random() < 0.5
    const answer = bigger ? Math.max(a, b) : Math.min(a, b)
    const word = bigger ? 'bigger' : 'smaller'
    return { prompt: pick(random, [`which is ${word}, ${a} or ${b}?`, `${a} or ${b}: which one is ${word}`, `the ${word} of ${a} and ${b}`, `Tell me the ${word} number: ${a}, ${b}`, `${a} vs ${b}, which is ${word}`]), answers: [String(answer)] }
  },
  'count-letters': (level, random) => {
    const word = wordOf(level, random)
    const letter = random() < 0.8 ? pick(random, [...word]) : pick(random, [...'abcdefghiklmnoprstu'])
    return { prompt: pick(random, [`how many ${letter} in ${word}`, `How many times is the letter ${letter} in "${word}"?`, `count the ${letter}'s in ${word}`, `number of ${letter} in the word ${word}`, `${word}: how often is there a ${letter}`]), answers: [String([...word].filter((each) => each === letter).length)] }
  },
  spell: (level, random) => {
    const word = wordOf(level, random)
    return { prompt: pick(random, [`spell ${word}`, `How do you spell ${word}?`, `Spell the word "${word}".`, `${word}, letter by letter please`]), answers: [[...word].join('-'), [...word].join(' ')] }
  },
  reverse: (level, random) => {
    const word = wordOf(level, random)
    return { prompt: pick(random, [`${word} backwards`, `reverse ${word}`, `Write "${word}" backwards.`, `what is ${word} spelled from the end`, `turn ${word} around`]), answers: [[...word].toReversed().join('')] }
  },
  'nth-letter': (level, random) => {
    const word = wordOf(level, random)
    const at = whole(random, 1, word.length)
    const place = ordinal(at)
    return { prompt: pick(random, [`${place} letter of ${word}`, `What is the ${place} letter in "${word}"?`, `which letter comes ${place} in ${word}`, `${word}: the ${place} letter`]), answers: [word[at - 1] ?? ''] }
  },
  vowels: (level, random) => {
    const word = wordOf(level, random)
    return { prompt: pick(random, [`how many vowels in ${word}`, `How many vowels does "${word}" have?`, `count the vowels in ${word}`, `${word}: number of vowels`]), answers: [String([...word].filter((letter) => 'aeiou'.includes(letter)).length)] }
  },
  length: (level, random) => {
    const word = wordOf(level, random)
    return { prompt: pick(random, [`how many letters in ${word}`, `How long is the word "${word}"?`, `length of ${word}`, `count the letters of ${word}`, `${word} has how many letters`]), answers: [String(word.length)] }
  },
  sort: (level, random) => {
    const numbers = several(level + 2, () => whole(random, 0, 99))
    const down = level >= 3 && random() < 0.4
    const sorted = numbers.toSorted((a, b) => (down ? b - a : a - b))
    const order = down ? ', largest first' : pick(random, ['', ', smallest first'])
    return { prompt: pick(random, [`sort ${numbers.join(', ')}${order}`, `Put in order${order}: ${numbers.join(', ')}`, `Order these numbers${order}: ${numbers.join(' ')}`]), answers: [sorted.join(', '), sorted.join(' ')] }
  },
  extremes: (level, random) => {
    const numbers = several(level + 2, () => whole(random, 0, 10 ** Math.min(level + 1, 4)))
    const most = random() < 0.5
    const word = most ? pick(random, ['largest', 'biggest', 'highest']) : pick(random, ['smallest', 'lowest'])
    return { prompt: pick(random, [`${word} of ${numbers.join(', ')}`, `which is the ${word}: ${numbers.join(', ')}?`, `Find the ${word} number in ${numbers.join(' ')}`, `${numbers.join(', ')} - what's the ${word}`]), answers: [String(most ? Math.max(...numbers) : Math.min(...numbers))] }
  },
  sequence: (level, random) => {
    const shown = sequenceOf(level, random)
    const answer = String(shown.at(-1))
    const start = shown.slice(0, -1).join(', ')
    return { prompt: pick(random, [`what comes next: ${start}`, `${start}, ...`, `next number after ${start}?`, `Continue the sequence ${start}`]), answers: [answer] }
  },
  primes: (level, random) => {
    const n = whole(random, 2, [12, 30, 60, 120, 200][level - 1] ?? 12)
    if (random() < 0.3) {
      let next = n + 1
      while (!isPrime(next)) next++
      return { prompt: pick(random, [`next prime after ${n}`, `which prime number follows ${n}?`]), answers: [String(next)] }
    }
    return { prompt: pick(random, [`is ${n} prime`, `Is ${n} a prime number?`, `${n}: prime or not`, `prime? ${n}`]), answers: [isPrime(n) ? 'yes' : 'no'] }
  },
  gcd: (level, random) => {
    const most = [12, 30, 60, 120, 200][level - 1] ?? 12
    const [a, b] = [whole(random, 2, most), whole(random, 2, most)]
    return { prompt: pick(random, [`gcd of ${a} and ${b}`, `gcd(${a}, ${b})`, `greatest common divisor of ${a} and ${b}?`, `What is the largest number that divides both ${a} and ${b}?`]), answers: [String(gcd(a, b))] }
  },
  roman: (level, random) => {
    const n = whole(random, 1, [12, 49, 399, 1000, 3999][level - 1] ?? 12)
    const numeral = roman(n)
    if (random() < 0.5) return { prompt: pick(random, [`${n} in roman numerals`, `Write ${n} as a Roman numeral.`, `roman numeral for ${n}`]), answers: [numeral] }
    return { prompt: pick(random, [`what number is ${numeral}`, `${numeral} as a number`, `Read the Roman numeral ${numeral}.`]), answers: [String(n)] }
  },
  weekday: (level, random) => {
    const from = whole(random, 0, 6)
    const days = whole(random, 1, [3, 7, 30, 100, 366][level - 1] ?? 3)
    const back = level >= 2 && random() < 0.4
    const day = DAYS[(((from + (back ? -days : days)) % 7) + 7) % 7] ?? ''
    const count = `${days} ${days === 1 ? 'day' : 'days'}`
    const way = back ? 'before' : 'after'
    return { prompt: pick(random, [`${count} ${way} ${DAYS[from]}`, `What day is ${count} ${way} ${DAYS[from]}?`, `which weekday comes ${count} ${way} ${DAYS[from]}`, back ? `today is ${DAYS[from]}, what day was it ${count} ago` : `today is ${DAYS[from]}, what day is it in ${count}`]), answers: [day] }
  },
}

/** The skills that fresh prompts come from, in their order. */
export const FRESH_SKILLS: readonly string[] = Object.keys(MAKERS)

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Common words, shorter ones first; a level takes its fifth. */
const WORDS = (
  'cat sun map pen dog hat ink owl rye tea bean coat drum fern gate hill iron jade kite lamp '
  + 'apple brick cloud dance eagle flute grape horse ivory juice knife lemon mango night olive piano queen river stone tiger '
  + 'anchor bottle candle desert engine forest garden hammer insect jacket kettle ladder meadow needle orange pepper rabbit saddle temple velvet '
  + 'blanket cabbage dolphin evening feather giraffe harvest journey kingdom lantern morning network octopus pumpkin quarter rainbow sausage thunder village whistle '
  + 'accident backpack calendar dinosaur elephant festival hospital keyboard lavender mountain notebook opposite passenger recipient sandwich tangerine umbrella vegetable waterfall yesterday'
).split(' ')

function wordOf(level: Level, random: Random): string {
  const fifth = WORDS.length / 5
  return WORDS[Math.floor((level - 1 + random()) * fifth)] ?? 'cat'
}

/** A whole number of about `level` digits. */
function digits(level: Level, random: Random): number {
  return whole(random, level === 1 ? 0 : 10 ** (level - 1), 10 ** level - 1)
}

/** Both ends can come. */
function whole(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T
}

function several(count: number, next: () => number): number[] {
  const numbers = new Set<number>()
  while (numbers.size < count) numbers.add(next())
  return [...numbers]
}

function differing(from: number, next: () => number): number {
  let other = next()
  while (other === from) other = next()
  return other
}

/** Its last number is the one asked for. */
function sequenceOf(level: Level, random: Random): number[] {
  const start = whole(random, 1, 10 * level)
  const step = whole(random, 2, 3 + 4 * level)
  const kind = level <= 2 ? 'step' : pick(random, ['step', 'factor', 'squares', 'growing'] as const)
  switch (kind) {
    case 'step': {
      const down = level >= 2 && random() < 0.3
      return Array.from({ length: 5 }, (_, i) => (down ? start + step * (4 - i) : start + step * i))
    }
    case 'factor': {
      const factor = pick(random, [2, 3])
      const first = whole(random, 1, 5)
      return Array.from({ length: 5 }, (_, i) => first * factor ** i)
    }
    case 'squares': {
      const from = whole(random, 1, 8)
      return Array.from({ length: 5 }, (_, i) => (from + i) ** 2)
    }
    case 'growing': {
      const grows = whole(random, 1, 3)
      return Array.from({ length: 5 }, (_, i) => start + step * i + (grows * i * (i - 1)) / 2)
    }
    default:
      return kind satisfies never
  }
}

function ordinal(n: number): string {
  const named = ['first', 'second', 'third', 'fourth', 'fifth'][n - 1]
  return named ?? `${n}th`
}

function isPrime(n: number): boolean {
  if (n < 2) return false
  for (let by = 2; by * by <= n; by++) if (n % by === 0) return false
  return true
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

function roman(n: number): string {
  const signs = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const
  let [left, text] = [n, '']
  for (const [value, sign] of signs) {
    while (left >= value) {
      text += sign
      left -= value
    }
  }
  return text
}
