import { describe, expect, it } from 'vitest'
import { SYSTEM_TEXT, readFrames } from './chat-frame.ts'
import { DEADLINE_MS, MAX_TEMPLATE, renderTemplate } from './chat-template.ts'

const today = new Date(2026, 10, 24, 9, 5)
/** The pattern of ChatML templates. */
const CHATML = `{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}`
const PLAIN = `${CHATML}{% endif %}`
/** And of those that switch thinking off with an empty thought. */
const SWITCH = `${CHATML}{% if enable_thinking is defined and enable_thinking is false %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}{% endif %}`

describe('the frame of a chat template', () => {
  it('is what stands around the prompt', () => {
    expect(readFrames(PLAIN, {}, today)).toEqual({
      direct: { before: `<|im_start|>system\n${SYSTEM_TEXT}<|im_end|>\n<|im_start|>user\n`, after: '<|im_end|>\n<|im_start|>assistant\n' }, think: null,
    })
  })

  it('finds the switch for thinking by what it changes', () => {
    const { direct, think } = readFrames(SWITCH, {}, today)
    expect(direct.after).toBe('<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n')
    expect(think?.after).toBe('<|im_end|>\n<|im_start|>assistant\n')
    expect(readFrames(`{# enable_thinking #}${PLAIN}`, {}, today).think).toBeNull()
  })

  it('puts the system text before the prompt where the template knows no system message', () => {
    const refuses = `{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system role') }}{% endif %}${PLAIN}`
    const ignores = `{{ bos_token }}{% for message in messages %}{% if message.role == 'user' %}[{{ message.content | trim }}]{% endif %}{% endfor %}`
    expect(readFrames(refuses, {}, today).direct.before).toBe(`<|im_start|>user\n${SYSTEM_TEXT}\n\n`)
    expect(readFrames(ignores, { bos_token: '<s>' }, today).direct).toEqual({ before: `<s>[${SYSTEM_TEXT}\n\n`, after: ']' })
  })

  it('finds the prompt where the system text is written into the person\'s own turn, as Gemma 3 does', () => {
    const gemma = `{{ bos_token }}{% if messages[0]['role'] == 'system' %}{% set prefix = messages[0]['content'] + '\n\n' %}{% set turns = messages[1:] %}{% else %}{% set prefix = '' %}{% set turns = messages %}{% endif %}`
      + `{% for message in turns %}<start_of_turn>{{ message['role'] }}\n{{ prefix if loop.first else '' }}{{ message['content'] | trim }}<end_of_turn>\n{% endfor %}{% if add_generation_prompt %}<start_of_turn>model\n{% endif %}`
    expect(readFrames(gemma, { bos_token: '<bos>' }, today)).toEqual({
      direct: { before: `<bos><start_of_turn>user\n${SYSTEM_TEXT}\n\n`, after: '<end_of_turn>\n<start_of_turn>model\n' }, think: null,
    })
  })

  it('gives the date to templates that write it', () => {
    expect(renderTemplate(`{{ strftime_now('%d %b %Y, %H:%M %q') }}`, {}, today)).toBe('24 Nov 2026, 09:05 %q')
  })

  it('is refused where the prompt is not there exactly once', () => {
    expect(() => readFrames('hello', {}, today)).toThrow('exactly once')
    expect(() => readFrames(`${PLAIN}{{ messages[-1].content }}`, {}, today)).toThrow('exactly once')
  })
})

describe('a hostile chat template', () => {
  const refused = (template: string, clock?: () => number) => () => renderTemplate(template, { messages: [] }, today, clock)

  it('is refused when it is no template, or larger than any', () => {
    expect(refused('{% for %}')).toThrow('chat template fails')
    expect(refused('x'.repeat(MAX_TEMPLATE + 1))).toThrow('characters')
  })

  it('ends at its deadline', () => {
    let ms = 0
    expect(refused('{% for i in range(9000) %}{{ i }}{% endfor %}', () => { ms += DEADLINE_MS / 100; return ms })).toThrow('too long')
  })

  it('ends after its steps, however fast they are', () => {
    const nested = '{% for i in range(9000) %}{% for j in range(9000) %}{% set x = i * j %}{% endfor %}{% endfor %}'
    expect(refused(nested, () => 0)).toThrow('too long')
    expect(refused('{{ range(1000000000) }}')).toThrow('too long')
    expect(refused('{{ range(0, 5, 0) }}')).toThrow('too long')
  })

  it('ends before it writes without bounds', () => {
    const doubling = `{% set ns = namespace(s='xxxxxxxxxxxxxxxx') %}{% for i in range(40) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}`
    expect(refused(doubling)).toThrow('chat template')
    expect(refused(`{% for i in range(9000) %}{{ '0123456789' }}{% endfor %}`, () => 0)).toThrow('writes more')
  })

  it('says what it says when it refuses', () => {
    expect(refused(`{{ raise_exception('roles must alternate') }}`)).toThrow('refuses: roles must alternate')
  })
})
