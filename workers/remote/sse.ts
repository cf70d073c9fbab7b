/** Server-sent events out of bytes that are split anywhere. Knows no chat. */
import { createParser } from 'eventsource-parser'
import { RemoteError } from './remote-failure.ts'

/** Characters of one event; a chunk with five alternatives a token has under a thousand. */
export const MOST_EVENT_CHARACTERS = 1 << 20

export interface SseReader {
  /** The data of the events that are complete now. Throws RemoteError on an event that never ends. */
  feed(bytes: Uint8Array): readonly string[]
  /** The data of a last event that nothing closed. */
  end(): readonly string[]
}

export function createSseReader(): SseReader {
  const decoder = new TextDecoder()
  let data: string[] = []
  let overflowing = false
  const parser = createParser({
    maxBufferSize: MOST_EVENT_CHARACTERS,
    onEvent: (event) => { data.push(event.data) },
    // Unknown fields are skipped, as the format wants it.
    onError: ({ type }) => { overflowing ||= type === 'max-buffer-size-exceeded' },
  })

  function take(text: string): readonly string[] {
    parser.feed(text)
    if (overflowing) throw new RemoteError('remote-failed', 'The server sent one line without an end. Check that the address leads to a chat server; nothing more of it was read.')
    const taken = data
    data = []
    return taken
  }

  return {
    feed: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end: () => take(`${decoder.decode()}\n\n`),
  }
}
