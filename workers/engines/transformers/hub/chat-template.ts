/** Renders a chat template of the hub within limits: it is a program of somebody else's. Knows no tokenizer and no model. */
import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja'
import { saying } from '../engine-failure.ts'

/** The longest templates in use, with their tools, have some 10,000 characters. */
export const MAX_TEMPLATE = 64 * 1024
/** Characters: a frame around one prompt; the longest known, with a tools part, has 2,000. */
export const MAX_RENDERED = 64 * 1024
/** Usual templates take a few milliseconds and a few hundred steps. */
export const DEADLINE_MS = 500
const MAX_STEPS = 50_000
const MAX_RANGE = 10_000

/** A template that is no template, takes too long, or refuses the conversation; the message says which. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure'
}

/** `now`: milliseconds, for the deadline. `today`: for templates that write the date. Throws TemplateFailure. */
export function renderTemplate(template: string, variables: Readonly<Record<string, unknown>>, today: Date, now: () => number = () => performance.now()): string {
  if (template.length > MAX_TEMPLATE) throw new TemplateFailure(`the chat template has more than ${MAX_TEMPLATE} characters`)
  try {
    const environment = new Environment()
    const names = { ...constants, raise_exception: refuse, range, strftime_now: (format: string) => formatDate(today, format), ...variables }
    for (const [name, value] of Object.entries(names)) environment.set(name, value)
    const program = parse(tokenize(template, { lstrip_blocks: true, trim_blocks: true }))
    const rendered = String(new BoundedInterpreter(environment, now).run(program).value)
    if (rendered.length > MAX_RENDERED) throw new TemplateFailure(`the chat template writes more than ${MAX_RENDERED} characters`)
    return rendered
  } catch (thrown) {
    throw thrown instanceof TemplateFailure ? thrown : new TemplateFailure(`the chat template fails: ${saying(thrown).slice(0, 200)}`)
  }
}

/** Every node of the template passes here: an endless loop has no other way. */
class BoundedInterpreter extends Interpreter {
  private steps = 0
  private readonly end: number
  private readonly now: () => number

  constructor(environment: Environment, now: () => number) {
    super(environment)
    this.now = now
    this.end = now() + DEADLINE_MS
  }

  override evaluate(...[node, environment]: Parameters<Interpreter['evaluate']>): ReturnType<Interpreter['evaluate']> {
    if (++this.steps > MAX_STEPS || this.now() > this.end) throw new TemplateFailure('the chat template takes too long')
    return super.evaluate(node, environment)
  }
}

const constants = { true: true, false: false, none: null, True: true, False: false, None: null }

function refuse(reason: unknown): never {
  throw new TemplateFailure(`the chat template refuses: ${String(reason).slice(0, 200)}`)
}

function range(from: number, to?: number, step = 1): number[] {
  const [start, end] = to === undefined ? [0, from] : [from, to]
  const count = Math.max(0, Math.ceil((end - start) / step))
  if (!(count <= MAX_RANGE)) throw new TemplateFailure('the chat template takes too long')
  return Array.from({ length: count }, (_, at) => start + at * step)
}

/** The codes of strftime that templates use; others stay as they are. */
function formatDate(date: Date, format: string): string {
  const part = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-US', options).format(date)
  const two = (n: number): string => String(n).padStart(2, '0')
  const codes: Readonly<Record<string, string>> = {
    Y: String(date.getFullYear()), y: two(date.getFullYear() % 100), m: two(date.getMonth() + 1), d: two(date.getDate()), e: String(date.getDate()),
    B: part({ month: 'long' }), b: part({ month: 'short' }), A: part({ weekday: 'long' }), a: part({ weekday: 'short' }),
    H: two(date.getHours()), M: two(date.getMinutes()), S: two(date.getSeconds()),
  }
  return format.replaceAll(/%([a-zA-Z])/g, (code, letter: string) => codes[letter] ?? code)
}
