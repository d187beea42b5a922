// Records that are about a trace which other files may hold, such as the rows of an evaluation.

/** What such a record knows of its trace. */
export interface TraceMatch {
  /** Ids that may be those of a trace or of a span. */
  readonly ids: readonly string[]
  /** A tag of the trace. */
  readonly tag?: string
  readonly question?: string
  readonly answer?: string
}

export interface FoundTrace {
  readonly traceId?: string
  /** Where the id was that of a span. */
  readonly spanId?: string
  /** More than one trace fits, so none was taken. */
  readonly isAmbiguous: boolean
  /** Whether there are traces at all. */
  readonly isAnyThere: boolean
}

/** Called when all files have been read. */
export interface Awaiting {
  readonly match: TraceMatch
  readonly act: (found: FoundTrace) => void
}
