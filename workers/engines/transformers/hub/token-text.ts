/** The text of tokens as they come: a token may hold a part of a character, or a space only its neighbours tell. Knows no tokenizer. */

const INCOMPLETE = '\ufffd'

/**
 * Gives for each token the text it adds; '' while a character is incomplete. Each is read beside those before it, back to
 * where text was last given: that is enough for any tokenizer, and keeps the cost of long answers even.
 */
export function createTokenText(decode: (ids: readonly number[]) => string): (id: number) => string {
  let context: readonly number[] = []
  let pending: readonly number[] = []
  return (id) => {
    pending = [...pending, id]
    const before = decode(context)
    const now = decode([...context, ...pending])
    if (now.endsWith(INCOMPLETE) || now.length <= before.length) return ''
    context = pending
    pending = []
    return now.slice(before.length)
  }
}
