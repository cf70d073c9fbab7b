/** Gives the worker's event loop one turn, so that a stop message can arrive between two tokens. */

/**
 * A macrotask by MessageChannel: awaiting session runs on WASM only ever queues microtasks, so without this no message is
 * heard until the answer is complete; setTimeout would cost at least 4 ms a token.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
