/** What the empty page says of where a prompt goes. Pure. */
import { mayBeAsked, type ConsentRule, type Endpoint } from '../../core/remote/endpoint.ts'
import type { Example } from './examples.ts'

/** One sentence on where answers come from, with every server that may be asked and whether a person sees first what is sent. */
export function whereSentence(modelsHere: number, endpoints: readonly Endpoint[], hostOf: (endpoint: Endpoint) => string): string {
  const here = modelsHere === 1 ? 'This model runs in this tab' : 'These models run in this tab'
  const named = (rule: ConsentRule): string => listed(endpoints.filter((one) => mayBeAsked(one) && one.rule === rule).map((one) => nameAndHost(one.name, hostOf(one))))
  const shown = named('ask')
  const unseen = named('always')
  const asked = [
    ...(shown === '' ? [] : [`${shown} may be asked after you look at what is sent`]),
    ...(unseen === '' ? [] : [`${unseen}${shown === '' ? ' may be asked' : ''} without asking you`]),
  ]
  return asked.length === 0 ? `${here}; nothing is sent.` : `${here}. What ${modelsHere === 1 ? 'it declines or is' : 'they decline or are'} unsure of may leave it: ${asked.join(', and ')}.`
}

/** What an example shows, with what comes after the models that ship taken into account. */
export function exampleNote({ shows, further }: Example, goesOn: boolean): string {
  return goesOn ? further ?? shows : shows
}

function nameAndHost(name: string, host: string): string {
  return name === host ? host : `${name} (${host})`
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
