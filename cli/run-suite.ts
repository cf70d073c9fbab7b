/** The lab's first task: a suite under one policy, as a table for people and as JSON for scripts. */
import { rungId } from '../src/core/ladder.ts'
import type { LabArguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { labResult, type LabResult } from './result.ts'
import { SERVER_MODEL } from './server-model.ts'
import { withSession, type Session } from './session.ts'
import { readSuite } from './suite-file.ts'
import { summary } from './summary.ts'
import { UserError } from './user-error.ts'
import { writeJson } from './write-json.ts'

export async function runSuite(wanted: LabArguments, terminal: Terminal): Promise<LabResult> {
  if (wanted.suite === null) throw new UserError('no suite is named', 'add --suite FILE.jsonl, such as public/suites/smoke.jsonl')
  const { prompts } = readSuite(wanted.suite, wanted.limit)
  const turns = await withSession({ ...wanted, ...terminal }, (session) => {
    const only = rungsOf(wanted, session)
    return session.askAll('Prompts', prompts.map(({ prompt }, index) => ({ prompt, policy: wanted.policy, index, ...only, ...(wanted.votes ? { votes: true } : {}) })))
  })
  const failed = turns.filter(({ outcome }) => outcome === 'failed')
  if (failed.length > 0) {
    const { code, detail } = failed[0]?.error ?? { code: 'internal', detail: '' }
    const sentence = `${failed.length} of ${turns.length} prompts failed (${code}: ${detail})`
    if (failed.length === turns.length) throw new UserError(sentence, 'try --backend wasm, or open the app and ask one of them')
    terminal.stderr.write(`${sentence}; they count as wrong.\n`)
  }
  const result = labResult([...wanted.models, ...wanted.hubModels.map(({ repo }) => repo), ...(wanted.server === null ? [] : [wanted.server.model])].join(' + '), wanted.backend, wanted.policy, prompts, turns)
  if (wanted.out !== null) writeJson(wanted.out, result)
  terminal.stdout.write(wanted.json ? `${JSON.stringify(result)}\n` : `${summary(result)}\n`)
  return result
}

/** Where only models that don't ship are named, their rungs and no others; else all that the ladder has. */
function rungsOf({ models, hubModels, server, policy }: LabArguments, { ready }: Session): { readonly rungs?: readonly string[] } {
  const asked = [...hubModels.map(({ repo }) => repo), ...(server === null ? [] : [SERVER_MODEL])].map((repo) => {
    const { card = null, detail = 'it is not on the ladder' } = ready.models.find(({ id }) => id === repo) ?? {}
    if (card === null) throw new UserError(`${repo} can't be read (${detail})`, 'take another model, or delete the profile and fetch it again')
    return { repo, thinks: card.thinkCap > 0 }
  })
  if (models.length > 0) return {}
  if (policy.kind === 'think' && asked.every(({ thinks }) => !thinks)) throw new UserError(`${asked.map(({ repo }) => repo).join(' and ')} can't think`, 'take --policy direct or auto')
  return { rungs: asked.flatMap(({ repo, thinks }) => [rungId(repo, 'direct'), ...(thinks ? [rungId(repo, 'think')] : [])]) }
}
