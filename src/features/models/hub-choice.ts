/** Which hub a person's words choose. Knows no component. */
import { readHub, THE_HUB, type ReadAddress } from '../../core/models/hub-address.ts'

/** An emptied field chooses none of one's own: the usual hub is the one then. */
export function chosenHub(text: string): ReadAddress<string> {
  return text.trim() === '' ? { ok: true, value: THE_HUB } : readHub(text)
}
