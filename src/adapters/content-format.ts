/** What a content reference points to. Numbers are stored: never reuse one. */
export const CONTENT_FORMAT = {
  /** A record in the project's own form, as `transformContent` left it. */
  ownSpan: 1,
  ownLog: 2,
  otlpSpan: 3,
  otlpLog: 4,
  langfuseObservation: 5,
  langfuseTrace: 6,
  jaegerSpan: 60,
  jaegerSummary: 61,
  zipkinSpan: 62,
  tempoSummary: 63,
  tempoSpan: 64,
  datadogSpan: 65,
  datadogApmSpan: 66,
  inspectModel: 67,
  inspectTool: 68,
  inspectSpan: 69,
  inspectSample: 70,
} as const
export type ContentFormat = (typeof CONTENT_FORMAT)[keyof typeof CONTENT_FORMAT]
