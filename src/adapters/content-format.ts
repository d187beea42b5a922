/** What a content reference points to. Numbers are stored: never reuse one. */
export const CONTENT_FORMAT = {
  /** A record in the project's own form, as `transformContent` left it. */
  ownSpan: 1,
  ownLog: 2,
  otlpSpan: 3,
  otlpLog: 4,
  langfuseObservation: 5,
  langfuseTrace: 6,
  langfuseEvent: 7,
  braintrustRow: 8,
} as const
export type ContentFormat = (typeof CONTENT_FORMAT)[keyof typeof CONTENT_FORMAT]
