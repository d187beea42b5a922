// Bytes that can be read in order only. None can be read at once: a value that is longer than what is at hand has to be read
// again once all of them are there.
import type { ByteSource } from '../json/window.ts'
import { PanelError } from '../model/errors.ts'
import { goneError, HEAD_BYTES, NOT_AT_HAND } from './source.ts'

export type Bytes = Uint8Array<ArrayBuffer>

const STEP_BYTES = 1 << 20

export interface StreamEvents {
  /** Bytes that were read. */
  readonly onRead?: (bytes: Bytes) => void
  /** It failed before its end: what came is all there is. Without this, reading on rejects with `input.gone`. */
  readonly onCut?: () => void
}

export class StreamSource implements ByteSource {
  size = Number.POSITIVE_INFINITY
  readonly stepBytes = STEP_BYTES
  private readonly reader: ReadableStreamDefaultReader<Bytes>
  private readonly events: StreamEvents
  /** Came, and not read yet. */
  private waiting: Bytes = new Uint8Array()
  private readBytes = 0
  private isEnded = false
  private turn: Promise<unknown> = Promise.resolve()

  constructor(stream: ReadableStream<Bytes>, events: StreamEvents = {}) {
    this.reader = stream.getReader()
    this.events = events
  }

  /** The next bytes, as many as asked for but at the end. */
  read(_offset: number, length: number): Promise<Bytes> {
    const bytes = this.turn.then(() => this.take(length))
    this.turn = bytes
    return bytes
  }

  readSync(): never {
    throw new PanelError(NOT_AT_HAND, '')
  }

  /** The first bytes; they stay the next ones. */
  async head(): Promise<Bytes> {
    await this.fill(HEAD_BYTES)
    return this.waiting.subarray(0, HEAD_BYTES)
  }

  /** Everything from here on. */
  rest(): ReadableStream<Bytes> {
    return new ReadableStream<Bytes>({
      pull: async (controller) => {
        const bytes = await this.take(STEP_BYTES)
        if (bytes.length > 0) controller.enqueue(bytes)
        else controller.close()
      },
    })
  }

  private async take(length: number): Promise<Bytes> {
    await this.fill(length)
    const bytes = this.waiting.subarray(0, length)
    this.waiting = this.waiting.subarray(length)
    this.readBytes += bytes.length
    if (bytes.length < length) this.size = this.readBytes
    this.events.onRead?.(bytes)
    return bytes
  }

  private async fill(length: number): Promise<void> {
    const parts = [this.waiting]
    let size = this.waiting.length
    while (size < length) {
      const part = await this.more()
      if (!part) break
      parts.push(part)
      size += part.length
    }
    this.waiting = new Uint8Array(size)
    let at = 0
    for (const part of parts) {
      this.waiting.set(part, at)
      at += part.length
    }
  }

  private async more(): Promise<Bytes | undefined> {
    if (this.isEnded) return undefined
    try {
      const { value } = await this.reader.read()
      this.isEnded = value === undefined
      return value
    } catch (cause) {
      this.isEnded = true
      if (!this.events.onCut) throw goneError(cause)
      this.events.onCut()
      return undefined
    }
  }
}
