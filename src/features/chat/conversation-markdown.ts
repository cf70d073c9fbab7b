/** A conversation as Markdown: the branch that is shown, with how each answer came about and what it cost. What was written by anybody stands in code blocks, so that no reader of the file runs or loads any of it. Pure. */
import { withoutServers, type Chat, type Message } from '../../core/files/chat-file.ts'
import { sumLedger } from '../../core/ledger.ts'
import { rungWords } from '../../core/rung-words.ts'
import type { Turn } from '../../core/turn.ts'
import { duration, flops, tokens } from '../../ui/format.ts'
import { outcomeSentence } from './outcome-words.ts'

export function conversationMarkdown(chat: Chat): string {
  const { title, leaf, messages } = withoutServers(chat)
  const parts = pathTo(messages, leaf).flatMap((message) => (message.role === 'person' ? ['## Prompt', block(message.text)] : answerParts(message.turn)))
  return `${[`# ${plain(title)}`, ...parts].join('\n\n')}\n`
}

function answerParts(turn: Turn): readonly string[] {
  return ['## Answer', ...(turn.answer === '' || turn.outcome === 'declined' ? [] : [block(turn.answer)]), plain(outcomeSentence(turn)), plain(costSentence(turn))]
}

function costSentence({ ledger, ladder }: Turn): string {
  if (ledger.length === 0) return 'It cost nothing.'
  const { tokens: generated, flops: operations, ms, abortedTokens } = sumLedger(ledger)
  const aborted = abortedTokens === 0 ? '' : `, ${tokens(abortedTokens)} of them cut short`
  const rungs = [...new Set(ledger.map(({ rung }) => rungWords(ladder, rung).label))].join(', then ')
  // A server's operations are not known.
  return `Cost: ${tokens(generated)} generated${aborted}, ${operations === 0 ? '' : `${flops(operations)}, `}${duration(ms)} (${rungs}).`
}

function pathTo(messages: readonly Message[], leaf: number): readonly Message[] {
  const path: Message[] = []
  for (let message = messages[leaf]; message !== undefined; message = message.parent === null ? undefined : messages[message.parent]) path.push(message)
  return path.reverse()
}

/** Fenced by more backticks than stand in a row inside. */
function block(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** One line in which no sign means anything to Markdown or HTML. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~&$]/g, '\\$&')
}
