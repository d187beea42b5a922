// What every container gives: plain records, as if a JSON file had been parsed.
import type { ByteSource } from '../json/window.ts'
import type { IssueLog } from '../model/issue-log.ts'

/**
 * As `JSON.parse` would give it, so that content can be kept as JSON text. What JSON cannot hold is text: whole numbers
 * past 2^53 in decimal digits, instants as ISO 8601 in UTC with as many digits of fraction as were stored
 * (`2026-11-21T10:00:00.123456789Z`), dates as `2026-11-21`, bytes that are no text in hex. NaN and the infinities are null.
 */
export type ContainerValue =
  | string
  | number
  | boolean
  | null
  | readonly ContainerValue[]
  | { readonly [key: string]: ContainerValue }

export interface ContainerRecord {
  readonly value: { readonly [key: string]: ContainerValue }
  /** For issues: `row 12` (the first row under a header is row 1), `message 3`. */
  readonly place: string
}

/** A file by place. */
export interface ContainerSource extends Pick<ByteSource, 'size' | 'read'> {
  readonly name: string
}

export type ContainerKind = 'csv' | 'parquet' | 'otlp-protobuf' | 'console'

export interface Container {
  readonly id: ContainerKind
  readonly label: string
  /**
   * Records in batches of some hundred, in the order of the file. Trouble in a part goes to `issues`, and what can be read
   * is given; rejects with a PanelError where nothing can, and with what `source.read` rejects with.
   */
  records(source: ContainerSource, issues: IssueLog): AsyncIterable<readonly ContainerRecord[]>
}

/** Bytes by which a kind is told. */
export const HEAD_BYTES = 1 << 16

/** Records handed over at a time. */
export const BATCH = 256
