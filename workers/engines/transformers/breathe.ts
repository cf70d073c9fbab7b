/** Gives the worker's event loop a turn now and then, so that a stop message can arrive between two tokens. */

/** Half a frame: a stop waits no longer, and a model that takes 2 ms a token does not pay for a turn at each of them. */
const EVERY_MS = 8

const { port1, port2 } = new MessageChannel()
const waiting: (() => void)[] = []
let lastMs = performance.now()

port1.onmessage = () => {
  lastMs = performance.now()
  waiting.shift()?.()
}

/**
 * A macrotask by MessageChannel: awaiting session runs on WASM only ever queues microtasks, so without this no message is
 * heard until the answer is complete; setTimeout would cost at least 4 ms.
 */
export async function breathe(): Promise<void> {
  if (performance.now() - lastMs < EVERY_MS) return
  await new Promise<void>((resolve) => {
    waiting.push(resolve)
    port2.postMessage(null)
  })
}
