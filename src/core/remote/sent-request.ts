/** One request that left the device, as it is noted: never what it said, never a key. Data alone. */

export type RequestWhy = 'prompt' | 'calibration' | 'connection test' | 'list of models' | 'model download' | 'model listing'

export interface SentRequest {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** With its port, where that is not the usual one. */
  readonly host: string
  readonly why: RequestWhy
  /** Of the body. */
  readonly bytesSent: number
  readonly bytesReceived: number
  /** 'under way' until it ended: 'answered', 'stopped', 'too slow', 'failed', 'refused with status 401' … */
  readonly outcome: string
}
