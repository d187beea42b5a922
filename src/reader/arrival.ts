// Bytes that still come, of a stream or a response: put by in Blobs as they do, so that reading can begin before the last of
// them and can begin anew.
import { takeTurn } from '../util/breathe.ts'
import type { NamedInput, Readable } from './input.ts'
import type { SentArrival } from './worker-protocol.ts'

/** Bytes in one Blob, and milliseconds after which fewer will do. */
const PART_BYTES = 1 << 20
const PART_MS = 50
/** So many come before those in front of them are read: the reader needs the processor more than they do. */
const AHEAD_BYTES = 1 << 23

export class Arrival implements Readable {
  /** Whether they broke off; known at their end. */
  isCut = false
  private isDone = false
  private cameBytes = 0
  private takenBytes = 0
  readonly declaredBytes: number | undefined
  private readonly parts: Blob[] = []
  private whole: Blob | undefined
  private readonly onTaken: (bytes: number) => void
  private listeners: (() => void)[] = []

  constructor(declaredBytes?: number, onTaken: (bytes: number) => void = () => {}) {
    this.declaredBytes = declaredBytes
    this.onTaken = onTaken
  }

  /** What was announced, else what came so far. */
  get size(): number {
    return this.isDone ? this.cameBytes : Math.max(this.declaredBytes ?? 0, this.cameBytes)
  }

  get isSizeKnown(): boolean {
    return this.isDone || this.declaredBytes !== undefined
  }

  /** All that came so far. */
  get blob(): Blob {
    this.whole ??= new Blob(this.parts)
    return this.whole
  }

  add(part: Blob): void {
    this.parts.push(part)
    this.cameBytes += part.size
    this.whole = undefined
    this.tell()
  }

  /** Told how far it has been read. */
  take(bytes: number): void {
    if (bytes <= this.takenBytes) return
    this.takenBytes = bytes
    this.onTaken(bytes)
    this.tell()
  }

  /** Until more is wanted. */
  async wanted(): Promise<void> {
    while (this.cameBytes - this.takenBytes > AHEAD_BYTES) await this.change()
  }

  end(isCut: boolean): void {
    this.isDone = true
    this.isCut = isCut
    this.tell()
  }

  /** From the first byte on. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let index = 0
    let bytes = 0
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (controller) => {
        while (index === this.parts.length && !this.isDone) await this.change()
        if (index === this.parts.length) return controller.close()
        const part = this.parts[index++]
        bytes += part.size
        this.take(bytes)
        controller.enqueue(new Uint8Array(await part.arrayBuffer()))
      },
    })
  }

  /** The first bytes, as soon as they are there; fewer where there are no more. */
  async head(length: number): Promise<Uint8Array> {
    while (this.cameBytes < length && !this.isDone) await this.change()
    return new Uint8Array(await this.blob.slice(0, length).arrayBuffer())
  }

  /** Posts what came, and what comes: Blobs, and whether it broke off at the end. */
  sendTo(port: MessagePort): void {
    let sent = 0
    port.onmessage = ({ data }: MessageEvent<number>) => this.take(data)
    const send = () => {
      while (sent < this.parts.length) port.postMessage(this.parts[sent++])
      if (this.isDone) port.postMessage(this.isCut)
      else this.listeners.push(send)
    }
    send()
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.listeners.push(resolve))
  }

  private tell(): void {
    const { listeners } = this
    this.listeners = []
    for (const listener of listeners) listener()
  }
}

/** The same bytes read again, by an effect that runs twice say, come from one arrival. */
const known = new WeakMap<object, Arrival>()

/** What comes of a response, or of a stream. One that someone else has read is broken off at its first byte. */
export function arrivalOf(owner: Response | ReadableStream<Uint8Array>): Arrival {
  let arrival = known.get(owner)
  if (!arrival) {
    const isResponse = owner instanceof Response
    arrival = new Arrival(isResponse ? declaredBytes(owner) : undefined)
    known.set(owner, arrival)
    if (isResponse && owner.bodyUsed) arrival.end(true)
    else void gather(isResponse ? owner.body : owner, arrival)
  }
  return arrival
}

/** Where the server says it, and does not mean what it packed. */
function declaredBytes({ headers, type }: Response): number | undefined {
  // Of another origin's answer a page is not told whether it was packed.
  if (type === 'cors' || headers.has('content-encoding')) return undefined
  const length = Number(headers.get('content-length'))
  return length > 0 ? length : undefined
}

async function gather(stream: ReadableStream<Uint8Array> | null, arrival: Arrival): Promise<void> {
  let parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (size > 0) arrival.add(new Blob(parts))
    parts = []
    size = 0
  }
  let isCut = false
  try {
    const reader = stream?.getReader()
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) break
      parts.push(value as Uint8Array<ArrayBuffer>)
      size += (value as Uint8Array).length
      if (size < PART_BYTES) timer ??= setTimeout(flush, PART_MS)
      else {
        flush()
        await arrival.wanted()
        // Where all of it is there, one piece follows the other without a turn of the event loop.
        await takeTurn()
      }
    }
  } catch {
    isCut = true
  }
  flush()
  arrival.end(isCut)
}

/** Inputs as a worker is sent them: those that arrive are told of by a port each. */
export function sent(inputs: readonly NamedInput[]): {
  inputs: readonly NamedInput[]
  arriving: readonly SentArrival[]
} {
  const arriving: SentArrival[] = []
  const posted = inputs.map((input, index) => {
    if (!(input.data instanceof Arrival)) return input
    const { port1, port2 } = new MessageChannel()
    input.data.sendTo(port1)
    arriving.push({ index, port: port2, declaredBytes: input.data.declaredBytes })
    return { ...input, data: '' }
  })
  return { inputs: posted, arriving }
}

/** Nobody reads them any more: what still comes is taken, so that its connection is free again. */
export function letCome(inputs: readonly NamedInput[]): void {
  for (const { data } of inputs) if (data instanceof Arrival) data.take(Number.POSITIVE_INFINITY)
}

/** The same inputs in the worker. */
export function received(inputs: readonly NamedInput[], arriving: readonly SentArrival[]): readonly NamedInput[] {
  const all = [...inputs]
  for (const { index, port, declaredBytes } of arriving) {
    const arrival = new Arrival(declaredBytes, (bytes) => port.postMessage(bytes))
    all[index] = { ...inputs[index], data: arrival }
    port.onmessage = ({ data }: MessageEvent<Blob | boolean>) => {
      if (typeof data !== 'boolean') arrival.add(data)
      else {
        arrival.end(data)
        port.close()
      }
    }
  }
  return all
}
