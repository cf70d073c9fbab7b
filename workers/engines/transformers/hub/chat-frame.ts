/** What a model's chat template puts around a prompt, for answering at once and for thinking first. Knows no token. */
import { TemplateFailure, renderTemplate } from './chat-template.ts'

/** Asked of every chat model, so that its answers can be held against short right ones. */
export const SYSTEM_TEXT = 'Answer with just the answer.'

/** Stands for the prompt while the template runs once: what a person types never passes through it. */
const MARK = '\ue000prompt\ue001'

export interface ChatFrame {
  readonly before: string
  readonly after: string
}

export interface ChatFrames {
  readonly direct: ChatFrame
  /** Null where the template has no switch for thinking. */
  readonly think: ChatFrame | null
}

/** `tokens`: the names of special tokens that templates use, such as bos_token. Throws TemplateFailure. */
export function readFrames(template: string, tokens: Readonly<Record<string, string>>, today: Date): ChatFrames {
  const frame = (thinking: boolean): ChatFrame => {
    const variables = { ...tokens, add_generation_prompt: true, enable_thinking: thinking, tools: null, documents: null }
    const render = (messages: readonly object[]): string => renderTemplate(template, { ...variables, messages }, today)
    const parts = withSystemText(render).split(MARK)
    const [before, after] = parts
    if (before === undefined || after === undefined || parts.length !== 2) throw new TemplateFailure('the chat template does not write the prompt exactly once')
    return { before, after }
  }
  const direct = frame(false)
  if (!template.includes('enable_thinking')) return { direct, think: null }
  const think = frame(true)
  return { direct, think: think.before === direct.before && think.after === direct.after ? null : think }
}

/** Some templates know no system message: the person's message then begins with its text. */
function withSystemText(render: (messages: readonly object[]) => string): string {
  const user = { role: 'user', content: MARK }
  try {
    const rendered = render([{ role: 'system', content: SYSTEM_TEXT }, user])
    if (rendered.includes(SYSTEM_TEXT)) return rendered
  } catch (thrown) {
    if (!(thrown instanceof TemplateFailure)) throw thrown
  }
  return render([{ role: 'user', content: `${SYSTEM_TEXT}\n\n${MARK}` }])
}
