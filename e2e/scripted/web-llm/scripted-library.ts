/**
 * A scripted model library for web-llm: plain JavaScript in place of the compiled WebAssembly module, at the boundary of TVM's
 * foreign functions. Real in a test with it: web-llm itself with its loading, caches and bookkeeping, its sampler's calls, the
 * tokenizers, and all of the app's engine. Not real: the model, its mathematics, its shaders and the GPU.
 */
import { type ArrayObject, type Ffi, type FfiObject, FIRST_OBJECT_TYPE, type Fn, type ModuleObject, type ShapeObject, type StateObject, TYPE, type TensorObject, type Value, createFfi } from './ffi.ts'
import { type WasmMemory, createWasmMemory } from './wasm-memory.ts'

export interface ScriptedModel {
  readonly vocab: number
  readonly context: number
  readonly chunk: number
  /** Logits after these ids, [vocab]. May throw. */
  readonly next: (ids: readonly number[]) => Float32Array
}

/** What was asked of the libraries that were loaded, for tests to count by themselves. */
export interface LibraryRecord {
  /** Each run: its new ids, and how many were there before. */
  readonly runs: { readonly ids: readonly number[]; readonly past: number }[]
  /** Objects that the library loaded last holds. */
  living(kind: FfiObject['kind']): number
  /** Blocks of its memory that are given out. */
  blocks(): number
}

const MARK = 'second-thought scripted library'

/** A valid WebAssembly module that holds nothing but a name, by which the script is put in its place. */
export function markerModule(): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(MARK)
  return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, name.length + 1, name.length, ...name])
}

/** From now on the marker stands for `model`. Other modules are instantiated as ever. */
export function installScriptedLibrary(model: () => ScriptedModel): LibraryRecord {
  const runs: LibraryRecord['runs'] = []
  let latest: { readonly memory: WasmMemory; readonly ffi: Ffi } | null = null
  const instantiate = WebAssembly.instantiate as (source: unknown, imports?: Imports) => Promise<unknown>
  WebAssembly.instantiate = (async (source: unknown, imports?: Imports) => {
    if (imports === undefined || !isMarker(source)) return instantiate.call(WebAssembly, source, imports)
    const memory = createWasmMemory()
    const ffi = createFfi(memory)
    latest = { memory, ffi }
    const instance = Object.create(WebAssembly.Instance.prototype) as object
    Object.defineProperty(instance, 'exports', { value: exportsOf(memory, ffi, imports, globalsOf(ffi, model(), runs)) })
    return { module: {}, instance }
  }) as typeof WebAssembly.instantiate
  return { runs, living: (kind) => latest?.ffi.living(kind) ?? 0, blocks: () => latest?.memory.blocks() ?? 0 }
}

interface Imports {
  readonly env: {
    TVMFFIWasmSafeCall(foreign: number, args: number, count: number, result: number): number
    TVMFFIWasmFunctionDeleter(foreign: number): void
  }
}

function isMarker(source: unknown): boolean {
  const bytes = source instanceof ArrayBuffer ? new Uint8Array(source) : source instanceof Uint8Array ? source : null
  return bytes !== null && bytes.length < 256 && new TextDecoder('latin1').decode(bytes).endsWith(MARK)
}

/** The functions web-llm finds by name. */
function globalsOf(ffi: Ffi, model: ScriptedModel, runs: LibraryRecord['runs']): Map<string, Fn> {
  const { tensor, floats, ints, keep, drop } = ffi
  const cached = new Map<string, TensorObject>()
  const copy = (from: TensorObject, to: TensorObject): null => write(to, bytes(from).subarray(0, to.length))
  const write = (to: TensorObject, from: Uint8Array): null => {
    bytes(to).set(from)
    return null
  }
  const bytes = (of: TensorObject): Uint8Array => {
    const all = floats({ ...of, length: Math.floor(of.length / 4) * 4 })
    return new Uint8Array(all.buffer, of.data, of.length)
  }

  function run(embedded: TensorObject, state: StateObject): Value {
    const ids = [...ints(embedded)]
    if (state.feeding !== ids.length) throw new Error(`${state.feeding} ids were announced, ${ids.length} came`)
    runs.push({ ids, past: state.ids.length })
    state.ids = [...state.ids, ...ids]
    if (state.ids.length > state.most) throw new Error(`${state.ids.length} ids do not fit`)
    const row = model.next(state.ids)
    const logits = tensor([1, 1, model.vocab], 'float32')
    floats(logits).set(row)
    return ffi.array([logits, keep(state)])
  }

  const executable: Record<string, Fn> = {
    _metadata: () => JSON.stringify({
      model_type: 'scripted', quantization: 'q0f32', context_window_size: model.context, sliding_window_size: -1, attention_sink_size: -1,
      prefill_chunk_size: model.chunk, tensor_parallel_shards: 1, kv_state_kind: 'kv_cache', max_batch_size: 1,
      params: [{ name: 'weight', shape: [2], dtype: 'float32', preprocs: [] }],
    }),
    vm_initialization: () => null,
    'webgpu.get_fmap': () => '{}',
    'webgpu.get_shader': () => '',
    'webgpu.update_prebuild': () => null,
    create_tir_paged_kv_cache: (_sequences: ShapeObject, most: ShapeObject) => ffi.state(most.sizes[0] ?? 0),
    embed: (ids: TensorObject) => {
      const embedded = tensor([ids.length / 4, 1], 'int32')
      copy(ids, embedded)
      return embedded
    },
    prefill: run,
    decode: run,
    softmax_with_temperature: (logits: TensorObject, temperature: TensorObject) => {
      const made = tensor(logits.shape, 'float32')
      const [row, probabilities, divisor] = [floats(logits), floats(made), floats(temperature)[0] ?? 1]
      const most = row.reduce((a, b) => Math.max(a, b), -Infinity)
      let sum = 0
      row.forEach((logit, id) => { sum += probabilities[id] = Math.exp((logit - most) / divisor) })
      probabilities.forEach((p, id) => { probabilities[id] = p / sum })
      return made
    },
    argsort_probs: (probabilities: TensorObject) => {
      const values = [...floats(probabilities)]
      const order = values.map((_, id) => id).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
      const [sorted, indices] = [tensor(probabilities.shape, 'float32'), tensor(probabilities.shape, 'int32')]
      floats(sorted).set(order.map((id) => values[id] ?? 0))
      ints(indices).set(order)
      return ffi.array([sorted, indices])
    },
    sample_with_top_p: (_sorted: TensorObject, indices: TensorObject) => {
      const sampled = tensor([1], 'int32')
      ints(sampled)[0] = ints(indices)[0] ?? 0
      return sampled
    },
    ...unscripted(['apply_bitmask_inplace', 'apply_penalty_inplace', 'apply_logit_bias_inplace']),
  }

  const globals: Record<string, Fn> = {
    ...unscripted([
      'ffi.FunctionListGlobalNamesFunctor', 'ffi.ModuleImportModule', 'tvmjs.runtime.ArrayConcat', 'tvmjs.runtime.ConcatEmbeddings', 'vm.builtin.param_module_from_cache',
      'vm.builtin.sample_top_p_from_logits', 'vm.builtin.sample_top_p_from_prob', 'vm.builtin.apply_repetition_penalty',
      'vm.builtin.apply_presence_and_frequency_penalty', 'vm.builtin.apply_softmax_with_temperature',
    ]),
    'ffi.SystemLib': () => ffi.module({ vm_load_executable: () => ffi.module(executable) }),
    'ffi.ModuleGetFunction': (module: ModuleObject, name: string) => {
      const found = module.functions[name]
      return found === undefined ? null : ffi.func(found)
    },
    'ffi.Array': (...items: readonly Value[]) => ffi.array(items.map(ffi.kept)),
    'ffi.ArraySize': (array: ArrayObject) => array.items.length,
    'ffi.ArrayGetItem': (array: ArrayObject, at: number) => ffi.kept(array.items[at] ?? null),
    'ffi.Shape': (...sizes: readonly number[]) => ffi.shape(sizes),
    'runtime.TVMTensorAllocWithScope': (shape: ShapeObject, dtype: string) => tensor(shape.sizes, dtype),
    'runtime.TVMTensorCopyFromTo': copy,
    'runtime.TVMTensorCreateView': (base: TensorObject, shape: ShapeObject) => tensor(shape.sizes, base.dtype, base),
    'tvmjs.runtime.TensorCopyFromBytes': write,
    'tvmjs.runtime.TensorCopyToBytes': (from: TensorObject) => bytes(from).slice(),
    'tvmjs.array.decode_storage': write,
    'vm.builtin.tensor_cache.get': (name: string) => {
      const found = cached.get(name)
      return found === undefined ? null : keep(found)
    },
    'vm.builtin.tensor_cache.update': (name: string, of: TensorObject) => { cached.set(name, keep(of)) },
    'vm.builtin.tensor_cache.remove': (name: string) => {
      const found = cached.get(name)
      cached.delete(name)
      if (found !== undefined) drop(found)
    },
    'vm.builtin.tensor_cache.clear': () => {
      cached.forEach(drop)
      cached.clear()
    },
    'vm.builtin.param_module_from_cache_by_name': (names: ArrayObject) => {
      const found = names.items.map((name) => {
        const key = typeof name === 'object' && name !== null && 'kind' in name && name.kind === 'bytes' ? ffi.decode(name.content) : String(name)
        const weights = cached.get(key)
        if (weights === undefined) throw new Error(`there are no weights ${key}`)
        return weights
      })
      return ffi.module({ get_params: () => ffi.array(found.map(keep)) })
    },
    'vm.builtin.kv_state_clear': (state: StateObject) => { state.ids = [] },
    'vm.builtin.kv_state_add_sequence': () => undefined,
    'vm.builtin.kv_state_remove_sequence': (state: StateObject) => { state.ids = [] },
    'vm.builtin.kv_state_begin_forward': (state: StateObject, _sequences: ShapeObject, lengths: ShapeObject) => { state.feeding = lengths.sizes[0] ?? 0 },
    'vm.builtin.kv_state_end_forward': (state: StateObject) => { state.feeding = 0 },
    'vm.builtin.attention_kv_cache_enable_sliding_window_for_seq': () => undefined,
  }
  return new Map(Object.entries(globals))
}

/** Must be there, and is not called on the way of the app's engine. */
function unscripted(names: readonly string[]): Record<string, Fn> {
  return Object.fromEntries(names.map((name) => [name, () => { throw new Error(`${name} is not scripted`) }]))
}

/** What web-llm calls of a WebAssembly module: 0 for success, -1 with the last error kept. */
function exportsOf(memory: WasmMemory, ffi: Ffi, { env }: Imports, globals: Map<string, Fn>): object {
  const named = new Map([...globals].map(([name, run]) => [name, ffi.func(run)]))
  const { at, keep, drop, load, store, bytesOf, decode } = ffi
  let error = ''
  let errorAt = 0
  const guarded = <A extends readonly number[]>(call: (...args: A) => void) => (...args: A): number => {
    try {
      call(...args)
      return 0
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown)
      return -1
    }
  }
  const put = (address: number, value: number): void => memory.view().setUint32(address, value, true)
  return {
    memory: memory.memory,
    _initialize: () => {},
    TVMWasmAllocSpace: memory.allocate,
    TVMWasmFreeSpace: memory.release,
    stackSave: () => 0,
    stackRestore: () => {},
    TVMFFIWasmGetLastError: () => {
      memory.release(errorAt)
      const text = new TextEncoder().encode(`${error}\0`)
      errorAt = memory.allocate(text.length)
      memory.bytes(errorAt, text.length).set(text)
      return errorAt
    },
    TVMFFIErrorSetRaisedFromCStr: (kind: number, message: number) => { error = `${memory.textAt(kind)}: ${memory.textAt(message)}` },
    TVMFFIFunctionGetGlobal: guarded((name, result) => {
      const found = named.get(decode(bytesOf(name)))
      put(result, found === undefined ? 0 : keep(found).address)
    }),
    TVMFFIFunctionSetGlobal: guarded((name, address) => {
      const func = at(address)
      if (func.kind !== 'func') throw new Error('this is no function')
      named.set(decode(bytesOf(name)), keep(func))
    }),
    TVMFFIWasmFunctionCreate: guarded((foreign, result) => put(result, ffi.foreignFunc(foreign, () => env.TVMFFIWasmFunctionDeleter(foreign)).address)),
    TVMFFIObjectIncRef: guarded((address) => { keep(at(address)) }),
    TVMFFIObjectDecRef: guarded((address) => drop(at(address))),
    TVMFFITypeKeyToIndex: guarded((key, result) => {
      const name = decode(bytesOf(key))
      const type = { 'ffi.Array': TYPE.array, 'ffi.Module': TYPE.module }[name]
      if (type === undefined) throw new Error(`the type ${name} is not scripted`)
      put(result, type)
    }),
    TVMFFIGetTypeInfo: () => 0,
    TVMFFIDataTypeToString: guarded(() => { throw new Error('names of data types are not scripted') }),
    TVMFFIAnyViewToOwnedAny: guarded((from, to) => {
      const type = memory.view().getInt32(from, true)
      if (type === TYPE.rawText || type === TYPE.byteArray) {
        store(to, load(from))
        return
      }
      if (type >= FIRST_OBJECT_TYPE) keep(at(memory.view().getUint32(from + 8, true)))
      memory.bytes(to, ffi.anyBytes).set(memory.bytes(from, ffi.anyBytes))
    }),
    TVMFFIFunctionCall: guarded((address, args, count, result) => {
      const func = at(address)
      if (func.kind !== 'func') throw new Error('this is no function')
      if (func.run === null) {
        if (env.TVMFFIWasmSafeCall(func.foreign, args, count, result) !== 0) throw new Error(error)
        return
      }
      const values = Array.from({ length: count }, (_, n) => load(args + ffi.anyBytes * n))
      store(result, func.run(...values as never[]))
    }),
  }
}
