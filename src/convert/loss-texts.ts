// The words for what a format cannot say: what happens to it, and where it is found then. Chosen by code, never by words.

export interface LossText {
  readonly title: string
  readonly explanation: string
}

export const LOSS_TEXTS = {
  'content.missing': {
    title: 'Spans whose content is not here',
    explanation: 'Their messages were not kept, or are gone. Structure and figures are written.',
  },
  'content.left_out': {
    title: 'Messages, inputs and outputs',
    explanation: 'A table has no place for them, nor for attributes, events and links. Write OTLP to keep them.',
  },
  'spans.left_out': {
    title: 'Spans without a row',
    explanation: 'This table is not about them. The table of spans has all.',
  },
  'scores.left_out': { title: 'Scores', explanation: 'They have no place here. The table of scores has all.' },
  'scores.averaged': {
    title: 'Scores become numbers and means',
    explanation: 'Feedback comes apart from runs there. A run says how many scores of a name it has, and their mean.',
  },
  'scores.author': {
    title: 'Who or what gave a score',
    explanation: 'The GenAI conventions have no name for it. It stands in an attribute that only Spanglass knows.',
  },
  'ids.replaced': {
    title: 'Ids in another form',
    explanation: 'The format wants hex digits of a fixed length. The ids get stand-ins, the same one for the same id.',
  },
  'ids.as_attribute': {
    title: 'Ids in another form',
    explanation:
      'OTLP wants hex digits of a fixed length. Others see stand-ins, the same one for the same id; reading the file here gives the ids back.',
  },
  'ids.as_uuid': {
    title: 'Ids become UUIDs',
    explanation: 'Runs have UUIDs, and a trace is named by its root. The ids stand in the metadata.',
  },
  'types.unknown': {
    title: 'Kinds of spans without a word of their own',
    explanation: 'They are written as the nearest kind there is. Their attributes still tell.',
  },
  'kind.left_out': {
    title: 'Client, server, producer and consumer',
    explanation: 'OpenTelemetry’s kind of a span has no field there.',
  },
  'scope.left_out': {
    title: 'Which library wrote a span',
    explanation: 'The instrumentation scope has no field there. Resource attributes stand among those of the span.',
  },
  'times.cut': {
    title: 'Nanoseconds',
    explanation: 'Times are written to the microsecond.',
  },
  'links.left_out': { title: 'Links between spans', explanation: 'They have no field there.' },
  'links.as_metadata': { title: 'Links between spans', explanation: 'They have no field there and go into metadata.' },
  'events.as_metadata': { title: 'Span events', explanation: 'They have no field there and go into metadata.' },
  'variants.left_out': {
    title: 'Records that contradict the one shown',
    explanation: 'One record a span is written. OTLP keeps all of them.',
  },
} as const satisfies { readonly [code: string]: LossText }

export type LossCode = keyof typeof LOSS_TEXTS
