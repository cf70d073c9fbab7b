/** Whether a model fits this device, in words. Knows no component. */
import type { Fit, FitReason } from '../../core/models/fits-here.ts'
import { bytes } from '../../ui/format.ts'

export function fitWords({ verdict, memoryBytes, reasons }: Fit): string {
  const head = { fits: `Fits here: it takes about ${bytes(memoryBytes)} of memory, estimated.`, tight: 'May be too much here:', no: 'Won’t run here:' }[verdict]
  return [head, ...reasons.map(reasonWords)].join(' ')
}

export function reasonWords(reason: FitReason): string {
  switch (reason.kind) {
    case 'storage': return `it needs ${bytes(reason.neededBytes)} of storage and the browser offers ${bytes(reason.freeBytes)}.`
    case 'memory': return `it takes about ${bytes(reason.neededBytes)} of memory, estimated, and the browser tells of ${bytes(reason.memoryBytes)} in all.`
    case 'address-space': return `it takes about ${bytes(reason.neededBytes)}, estimated; without a graphics device a browser can use ${bytes(reason.mostBytes)}.`
    case 'no-f16': return 'this quantisation computes with 16-bit numbers, which need a graphics device that can (shader-f16), and this browser offers none.'
    case 'no-webgpu': return 'it runs on a graphics device alone (WebGPU), and this browser offers none.'
    case 'buffer': return `its largest weight may take ${bytes(reason.neededBytes)} in one piece and the graphics device takes ${bytes(reason.mostBytes)}.`
    case 'slow-here': return `it runs, but ${reason.better} is faster on this device.`
    case 'memory-unknown': return 'This browser doesn’t tell how much memory there is.'
    default: return reason satisfies never
  }
}
