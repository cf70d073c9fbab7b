/** What the bench's page and its two workers tell each other. Both workers speak it, so that they are timed alike. */

export type Mode = 'direct' | 'think'

export type Request =
  | { readonly kind: 'load'; readonly modelUrl: string; readonly backend: 'wasm' | 'webgpu' }
  /** One prompt from nothing: prefill and decode to the end. */
  | { readonly kind: 'fresh'; readonly prompt: string; readonly mode: Mode; readonly cap: number }
  /** So many answers drawn by chance after a read prompt, as one batch or each by itself; the reading is not timed. */
  | { readonly kind: 'samples'; readonly prompt: string; readonly mode: Mode; readonly cap: number; readonly samples: number; readonly together: boolean }
  /** Think after a direct pass over the same prompt; only the thought is timed. */
  | { readonly kind: 'escalated'; readonly prompt: string; readonly cap: number }

export type Reply =
  | { readonly ok: true; readonly timing: Timing | null }
  | { readonly ok: false; readonly detail: string }

export interface Timing {
  readonly ms: number
  /** Generated tokens, the closing control token included, as the model's own text (control tokens empty). */
  readonly tokens: number
  readonly text: string
  /** Null where the loop does not count. */
  readonly flops: number | null
}

/** What the page puts on `window.bench` for scripts. */
export interface Bench {
  /** Which loop does what; replies one at a time. */
  run(loop: 'ours' | 'library', request: Request): Promise<Timing | null>
}

declare global {
  interface Window {
    bench: Bench
  }
}

/** Answers each message in turn with what `handle` gives; an error becomes a reply instead of silence. */
export function answerRequests(handle: (request: Request) => Promise<Timing | null>): void {
  self.onmessage = ({ data }: MessageEvent<Request>) => {
    handle(data).then(
      (timing): Reply => ({ ok: true, timing }),
      (error: unknown): Reply => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
    ).then((reply) => { self.postMessage(reply) })
  }
}
