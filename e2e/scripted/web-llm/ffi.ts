/** Values and counted objects as TVM's foreign function interface lays them out in memory, for a scripted library. Knows no model. */
import type { WasmMemory } from './wasm-memory.ts'

/** Type codes of the interface; from 64 on a value is an object's address. */
export const TYPE = {
  none: 0, int: 1, bool: 2, float: 3, pointer: 4, dtype: 5, device: 6, rawText: 8, byteArray: 9, smallText: 11,
  text: 65, bytes: 66, func: 68, shape: 69, tensor: 70, array: 71, module: 73, state: 200,
} as const
export const FIRST_OBJECT_TYPE = 64
/** An object's counter and type come first. */
const HEADER = 24
const ANY_BYTES = 16

export type Value = null | number | boolean | string | Uint8Array | FfiObject | { readonly device: number }
export type Fn = (...args: readonly never[]) => Value | undefined

interface Counted {
  readonly address: number
  readonly type: number
  references: number
  readonly onFree: () => void
}
export interface TextObject extends Counted { readonly kind: 'bytes'; readonly content: Uint8Array }
export interface FuncObject extends Counted { readonly kind: 'func'; readonly run: Fn | null; readonly foreign: number }
export interface ShapeObject extends Counted { readonly kind: 'shape'; readonly sizes: readonly number[] }
export interface TensorObject extends Counted { readonly kind: 'tensor'; readonly shape: readonly number[]; readonly dtype: string; readonly data: number; readonly length: number }
export interface ArrayObject extends Counted { readonly kind: 'array'; readonly items: readonly Value[] }
export interface ModuleObject extends Counted { readonly kind: 'module'; readonly functions: Readonly<Record<string, Fn>> }
/** The ids that were fed, in place of keys and values. */
export interface StateObject extends Counted { readonly kind: 'state'; ids: number[]; feeding: number; readonly most: number }
export type FfiObject = TextObject | FuncObject | ShapeObject | TensorObject | ArrayObject | ModuleObject | StateObject

type Own<O extends FfiObject> = Omit<O, keyof Counted>

const ELEMENTS: Readonly<Record<string, readonly [code: number, bits: number]>> = { float32: [2, 32], int32: [0, 32], uint32: [1, 32], uint8: [1, 8], int8: [0, 8] }

export type Ffi = ReturnType<typeof createFfi>

export function createFfi(memory: WasmMemory) {
  const objects = new Map<number, FfiObject>()

  function make<O extends FfiObject>(type: number, extra: number, own: Own<O>, onFree: () => void = () => {}): O {
    const address = memory.allocate(HEADER + extra)
    memory.bytes(address, HEADER + extra).fill(0)
    memory.view().setInt32(address + 8, type, true)
    const made = { ...own, address, type, references: 1, onFree } as unknown as O
    objects.set(address, made)
    return made
  }

  function at(address: number): FfiObject {
    const found = objects.get(address)
    if (found === undefined) throw new Error(`no object lives at ${address}`)
    return found
  }

  function keep<O extends FfiObject>(object: O): O {
    object.references++
    return object
  }

  function drop(object: FfiObject): void {
    if (--object.references > 0) return
    objects.delete(object.address)
    object.onFree()
    memory.release(object.address)
  }

  function isObject(value: Value | undefined): value is FfiObject {
    return typeof value === 'object' && value !== null && 'references' in value
  }

  function ofBytes(type: number, content: Uint8Array): TextObject {
    const data = memory.allocate(Math.max(1, content.length))
    memory.bytes(data, content.length).set(content)
    const made = make<TextObject>(type, 8, { kind: 'bytes', content }, () => memory.release(data))
    memory.view().setUint32(made.address + HEADER, data, true)
    memory.view().setUint32(made.address + HEADER + 4, content.length, true)
    return made
  }

  /** `base`: a tensor whose data it shows. */
  function tensor(shape: readonly number[], dtype: string, base: TensorObject | null = null): TensorObject {
    const [code, bits] = ELEMENTS[dtype] ?? []
    if (code === undefined || bits === undefined) throw new Error(`${dtype} is not scripted`)
    const count = shape.reduce((product, size) => product * size, 1)
    const length = count * bits / 8
    const data = base?.data ?? memory.allocate(length)
    const sizes = memory.allocate(8 * shape.length)
    if (base !== null) keep(base)
    const made = make<TensorObject>(TYPE.tensor, 40, { kind: 'tensor', shape, dtype, data, length }, () => {
      memory.release(sizes)
      if (base === null) memory.release(data)
      else drop(base)
    })
    const view = memory.view()
    const start = made.address + HEADER
    view.setUint32(start, data, true)
    view.setInt32(start + 4, 1, true)
    view.setInt32(start + 12, shape.length, true)
    view.setUint8(start + 16, code)
    view.setUint8(start + 17, bits)
    view.setUint16(start + 18, 1, true)
    view.setUint32(start + 20, sizes, true)
    shape.forEach((size, axis) => view.setBigInt64(sizes + 8 * axis, BigInt(size), true))
    return made
  }

  function bytesOf(address: number): Uint8Array {
    const view = memory.view()
    return memory.bytes(view.getUint32(address, true), view.getUint32(address + 4, true)).slice()
  }

  const decode = (content: Uint8Array): string => new TextDecoder().decode(content)

  function load(address: number): Value {
    const view = memory.view()
    const type = view.getInt32(address, true)
    const value = address + 8
    switch (type) {
      case TYPE.none: return null
      case TYPE.int: return Number(view.getBigInt64(value, true))
      case TYPE.bool: return view.getInt32(value, true) !== 0
      case TYPE.float: return view.getFloat64(value, true)
      case TYPE.pointer: return view.getUint32(value, true)
      case TYPE.device: return { device: view.getInt32(value, true) }
      case TYPE.rawText: return memory.textAt(view.getUint32(value, true))
      case TYPE.byteArray: return bytesOf(view.getUint32(value, true))
      case TYPE.smallText: return decode(memory.bytes(value, view.getInt32(address + 4, true)).slice())
      default: {
        const object = at(view.getUint32(value, true))
        if (object.kind !== 'bytes') return object
        return type === TYPE.text ? decode(object.content) : object.content
      }
    }
  }

  /** Takes over the object's count. */
  function store(address: number, value: Value | undefined): void {
    const object = typeof value === 'string' ? ofBytes(TYPE.text, new TextEncoder().encode(value)) : value instanceof Uint8Array ? ofBytes(TYPE.bytes, value) : value
    const view = memory.view()
    view.setInt32(address + 4, 0, true)
    view.setBigInt64(address + 8, 0n, true)
    if (object === undefined || object === null) view.setInt32(address, TYPE.none, true)
    else if (typeof object === 'number') {
      view.setInt32(address, TYPE.int, true)
      view.setBigInt64(address + 8, BigInt(object), true)
    } else if (typeof object === 'boolean') {
      view.setInt32(address, TYPE.bool, true)
      view.setInt32(address + 8, object ? 1 : 0, true)
    } else if (isObject(object)) {
      view.setInt32(address, object.type, true)
      view.setUint32(address + 8, object.address, true)
    } else throw new Error('a device is never given back')
  }

  return {
    at, keep, drop, load, store, tensor, bytesOf, decode,
    func: (run: Fn): FuncObject => make<FuncObject>(TYPE.func, 8, { kind: 'func', run, foreign: 0 }),
    foreignFunc: (foreign: number, onFree: () => void): FuncObject => make<FuncObject>(TYPE.func, 8, { kind: 'func', run: null, foreign }, onFree),
    shape: (sizes: readonly number[]): ShapeObject => make<ShapeObject>(TYPE.shape, 8, { kind: 'shape', sizes }),
    /** Takes over its items' counts. */
    array: (items: readonly Value[]): ArrayObject => make<ArrayObject>(TYPE.array, 8, { kind: 'array', items }, () => items.forEach((item) => { if (isObject(item)) drop(item) })),
    module: (functions: Readonly<Record<string, Fn>>): ModuleObject => make<ModuleObject>(TYPE.module, 8, { kind: 'module', functions }),
    state: (most: number): StateObject => make<StateObject>(TYPE.state, 8, { kind: 'state', ids: [], feeding: 0, most }),
    /** A value that outlives the call it came with. */
    kept: (value: Value): Value => (typeof value === 'string' ? ofBytes(TYPE.text, new TextEncoder().encode(value)) : isObject(value) ? keep(value) : value),
    floats: ({ data, length }: TensorObject): Float32Array => memory.float32(data, length / 4),
    ints: ({ data, length }: TensorObject): Int32Array => memory.int32(data, length / 4),
    anyBytes: ANY_BYTES,
    living: (kind: FfiObject['kind']): number => [...objects.values()].filter((object) => object.kind === kind).length,
  }
}
