/** Typographic signs and the plain ones they stand for. One table for prompts and for comparing answers. */

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...each('‘’‚‛′ʼ´', "'"),
  ...each('“”„‟″«»', '"'),
  ...each('×✕✖⨯', 'x'),
  ...each('÷⁄∕', '/'),
  ...each('∶：', ':'),
  ...each('‐‑‒–—―−﹣－', '-'),
  ...each('＋﹢', '+'),
  ...each('·⋅∙∗', '*'),
  ...each('\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t', ' '),
  ...each('\u2028\u2029\u0085', '\n'),
  ...each('\u200b\u2060\ufeff\u00ad', ''),
  ['…', '...'],
  ['\r\n', '\n'],
  ['\r', '\n'],
])

function each(signs: string, plain: string): (readonly [string, string])[] {
  return [...signs].map((sign) => [sign, plain] as const)
}

/** The plain text a sign stands for ('' for invisible ones), or undefined where it is no typographic sign. */
export function plainSign(sign: string): string | undefined {
  return PLAIN.get(sign)
}

/** Every typographic sign replaced by its plain one. */
export function plainText(text: string): string {
  let plain = ''
  for (const sign of text.replaceAll('\r\n', '\n')) plain += PLAIN.get(sign) ?? sign
  return plain
}
