// An adapter opens one envelope (a file format): it says whether a file is its own, and reads its records.
// What attribute keys mean is not its business: see conventions/.
import type { Cursor } from '../json/cursor.ts'
import type { LogRecord, SpanRecord } from '../model/record.ts'
import type { ContentFormat } from './content-format.ts'
import type { RecordSink } from './record-sink.ts'

/** What detection may look at: the beginning of a file, never more. */
export interface Peek {
  /** A hint, not a proof. */
  readonly name: string
  /** Keys of the first record (or of the object at the top). */
  readonly keys: ReadonlySet<string>
  /** The first record as far as it lies in the first 64 KiB; values past the cut are missing. */
  readonly first: unknown
  /** The first records, as far as they lie there. */
  records(): readonly unknown[]
}

export interface Detection {
  readonly certainty: 'certain' | 'likely' | 'possible'
  /** Reads on from "because": `top-level "resourceSpans"`. */
  readonly because: string
}

/** One record decoded again from its content, when a span is opened. */
export type DecodedRecord =
  | { readonly kind: 'span'; readonly span: Omit<SpanRecord, 'scope' | 'resource' | 'logs'> }
  | { readonly kind: 'log'; readonly log: LogRecord }

/** Keys that records of a format have together. A field one level down is named by its path: `context.trace_id`. */
export interface Mark {
  /** What has them, reads on from "as" and before "do": `spans of Zipkin`. */
  readonly like: string
  readonly keys: readonly string[]
}

/** What is known of an adapter before a file is its own: small, since all of them are asked. */
export interface AdapterEntry {
  readonly id: string
  /** What the user reads: "OTLP JSON". */
  readonly label: string
  /** Content that it decodes. */
  readonly formats: readonly ContentFormat[]
  /** What its records look like: what is guessed by where no adapter claims a file. */
  readonly marks: readonly Mark[]
  /** Undefined for "not mine". Never throws. */
  detect(peek: Peek): Detection | undefined
  /** The rest of it, loaded with the first file of its format. */
  load(): Promise<Adapter>
}

export interface Adapter {
  /** Called before the first record, where what to make of it depends on those behind it. */
  begin?(peek: Peek, sink: RecordSink): void
  /**
   * Reads one top-level record (the whole document where there is only one). Yields now and then, so that the page can breathe.
   * Odd input becomes issues; an exception is a fault of the adapter.
   */
  read(cursor: Cursor, sink: RecordSink): Generator<void, void>
  /** Decodes content that `read` referred to with one of the entry's formats. */
  decode(value: unknown, format: ContentFormat): DecodedRecord | undefined | Promise<DecodedRecord | undefined>
}
