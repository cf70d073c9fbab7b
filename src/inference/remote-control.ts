/** What the page may ask of the network worker's remote half. Types alone. */
export type { RemoteApi as RemoteControl, TestEnd } from '../../workers/remote/remote.ts'
