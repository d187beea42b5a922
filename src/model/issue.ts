// What was odd about the input. Data first: a code, a count, a place and an example; the words stand in `issue-texts.ts`.

import type { Column, ColumnMapping } from './mapping.ts'

export type IssueSeverity = 'info' | 'warning' | 'error'

export interface Issue {
  /** Stable and greppable, such as `span.orphan`. */
  readonly code: string
  readonly severity: IssueSeverity
  readonly count: number
  /** The first case: values that show what happened, never message bodies. */
  readonly example: string
  /** Where the first case lies: `line 4102`, `byte 131072`, `resourceSpans[3]`. */
  readonly place?: string
}

/** A format that a file may be read as. */
export interface FormatGuess {
  /** Id of its adapter. */
  readonly id: string
  readonly label: string
  /** Reads on from "because": `its records have "traceId" and "id", as spans of Zipkin do; missing is "timestamp"`. */
  readonly because: string
}

/** What became of one file. */
export interface FileReport {
  readonly name: string
  readonly sizeBytes: number
  readonly isGzip: boolean
  readonly adapter?: {
    readonly id: string
    readonly label: string
    readonly because: string
    readonly certainty: 'certain' | 'likely' | 'possible'
  }
  /** Columns of records of no known format, and how they were read. */
  readonly table?: { readonly columns: readonly Column[]; readonly mapping: ColumnMapping }
  /** Other adapters that could read it, best first. */
  readonly alternatives: readonly FormatGuess[]
  /** What it may be where no adapter claims it, likeliest first: formats that its records share keys with, and the mapping of columns. */
  readonly guesses?: readonly FormatGuess[]
  readonly conventions: readonly { readonly id: string; readonly label: string; readonly spans: number }[]
  readonly counts: {
    /** Records of any kind that the file holds. */
    readonly records: number
    readonly spans: number
    readonly traces: number
    readonly logs: number
    readonly scores: number
    /** Records that could not be read. */
    readonly notRead: number
  }
  readonly issues: readonly Issue[]
  readonly elapsedMs: number
  /** Set when the file as a whole could not be read; what was read before it stays. */
  readonly error?: { readonly code: string; readonly message: string }
}
