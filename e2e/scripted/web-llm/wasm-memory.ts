/** The memory a scripted library shares with web-llm: blocks of powers of two, reused once they are given back. Knows no object. */

const PAGE = 65_536
/** Below it nothing is given out: address 0 means nothing. */
const FIRST = PAGE
const LEAST_BLOCK = 16

export interface WasmMemory {
  readonly memory: WebAssembly.Memory
  allocate(bytes: number): number
  release(address: number): void
  /** Anew after each allocation: growing detaches the one before. */
  view(): DataView
  bytes(address: number, length: number): Uint8Array
  float32(address: number, length: number): Float32Array
  int32(address: number, length: number): Int32Array
  textAt(address: number): string
  /** Blocks that are given out. */
  blocks(): number
}

export function createWasmMemory(): WasmMemory {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 16_384 })
  const sizes = new Map<number, number>()
  const free = new Map<number, number[]>()
  let top = FIRST
  return {
    memory,
    allocate: (bytes) => {
      let size = LEAST_BLOCK
      while (size < bytes) size *= 2
      let address = free.get(size)?.pop()
      if (address === undefined) {
        address = top
        top += size
        const missing = top - memory.buffer.byteLength
        if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
      }
      sizes.set(address, size)
      return address
    },
    release: (address) => {
      if (address === 0) return
      const size = sizes.get(address)
      if (size === undefined) throw new Error(`${address} is given back twice`)
      sizes.delete(address)
      free.set(size, [...free.get(size) ?? [], address])
    },
    view: () => new DataView(memory.buffer),
    bytes: (address, length) => new Uint8Array(memory.buffer, address, length),
    float32: (address, length) => new Float32Array(memory.buffer, address, length),
    int32: (address, length) => new Int32Array(memory.buffer, address, length),
    textAt: (address) => {
      const all = new Uint8Array(memory.buffer)
      return new TextDecoder().decode(all.slice(address, all.indexOf(0, address)))
    },
    blocks: () => sizes.size,
  }
}
