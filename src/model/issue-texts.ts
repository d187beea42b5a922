// The words for issue and error codes: what happened, and what it means for what is shown. Chosen by code, never by words.

export interface IssueText {
  readonly title: string
  /** One or two sentences. Empty for errors of a whole file, whose message says it with the values. */
  readonly explanation: string
}

const ISSUE_TEXTS = {
  // the file and its text
  'input.encoding': { title: 'Not UTF-8', explanation: 'The text was converted. Nothing is lost.' },
  'input.invalid_utf8': {
    title: 'Bytes that are no text',
    explanation: 'Some bytes are not valid in the encoding of the file. Each is shown as the replacement character �.',
  },
  'input.gzip_cut': {
    title: 'The gzip file is damaged or cut',
    explanation: 'It could be unpacked up to the damage. What stands behind it is not shown.',
  },
  'input.broken_off': {
    title: 'It broke off while it was fetched',
    explanation: 'What came before that is shown. Fetch it again.',
  },
  'input.truncated': {
    title: 'The file ends in the middle of a value',
    explanation:
      'Everything before that place is shown. Export it again, or save one span per line so that a cut file stays readable.',
  },
  'csv.ragged': {
    title: 'Rows longer or shorter than the header',
    explanation:
      'They were kept: cells behind the last name are shown by their number, cells that are missing are not.',
  },
  'csv.repeated_name': {
    title: 'Columns of the same name',
    explanation: 'Each is kept: the second has _2 behind its name.',
  },
  'csv.quotes': {
    title: 'Quotes that do not fit',
    explanation: 'A quote inside a quoted cell is not doubled, or a cell does not end. Cells around it may be wrong.',
  },
  'parquet.lost': {
    title: 'Columns that could not be unpacked',
    explanation: 'They are missing from the rows named. Other columns and rows are complete.',
  },
  'protobuf.broken': {
    title: 'Messages that are damaged',
    explanation: 'They were left out, or what stands before the damage in them is shown. Other messages are complete.',
  },
  'json.broken': {
    title: 'The JSON is damaged',
    explanation: 'What stands before the damage is shown, what stands behind it is not.',
  },
  'json.nan': {
    title: 'NaN or Infinity in the JSON',
    explanation: 'JSON has no such numbers, so they were read as missing.',
  },
  'record.invalid_json': {
    title: 'Lines that are not JSON',
    explanation: 'They were left out. The rest of the file is complete.',
  },
  'record.not_an_object': {
    title: 'Entries that are no objects',
    explanation: 'A span or a record was expected in their place. They were left out.',
  },
  'record.unknown_shape': {
    title: 'Records of an unknown shape',
    explanation: 'They are no traces in any format that is known here. They were left out.',
  },
  'record.no_spans': {
    title: 'Records that are no traces',
    explanation: 'They hold totals, settings or messages of the SDK, and no spans. They are not shown.',
  },
  'record.id_only': {
    title: 'Spans and scores named by id alone',
    explanation: 'The source lists them without their content. Load each trace, or export spans and scores themselves.',
  },
  'record.deleted': {
    title: 'Records that were deleted',
    explanation: 'The source marks them as deleted, so they are not shown.',
  },
  'record.cut': {
    title: 'Records that the file ends in',
    explanation: 'They are not whole, so they were left out.',
  },
  'record.failed': {
    title: 'Records that could not be read',
    explanation:
      'What stands before the trouble in such a record is shown, the rest of it is not. Other records are complete.',
  },
  'record.dropped': {
    title: 'Records left out on purpose',
    explanation: 'The host of this panel removed them while reading.',
  },
  'detect.tie': {
    title: 'More than one format fits',
    explanation: 'The first of them was taken. If the traces look wrong, have the file read as another.',
  },
  'source.partial_trace': {
    title: 'The source sent a partial trace',
    explanation: 'It says itself that spans are missing. Load the trace again when it is complete.',
  },
  'source.summary_only': {
    title: 'Summaries without their spans',
    explanation:
      'A search answers with what it knows of each trace and at most with spans that matched, not with all of them. Load the traces themselves to see them whole.',
  },
  'source.header_only': {
    title: 'What is said of a log as a whole',
    explanation: 'This file holds no samples: they stand in files beside it, or the run has not got to them.',
  },
  'source.warning': {
    title: 'Warnings of the source',
    explanation:
      'The source attached warnings to these spans, as where it moved times for clocks that differ. They stand among the attributes.',
  },
  'source.error': {
    title: 'Errors the source answered with',
    explanation: 'The answer holds an error in place of traces, or of some of them.',
  },
  'source.old_format': {
    title: 'Records of an old format',
    explanation: 'The source itself has left this format behind. Export them again with a newer version of it.',
  },
  'source.content_dropped': {
    title: 'Content dropped at the source',
    explanation:
      'Input and output of these spans were too long for their source, which left them out. They are not in the file.',
  },
  'source.content_cut': {
    title: 'Content cut at the source',
    explanation: 'The source cuts long texts and marks where. What is left is shown.',
  },
  'source.content_elsewhere': {
    title: 'Content kept by the provider',
    explanation:
      'These calls name their answer by its id alone. What was asked and answered is not in the file, and the model is not named.',
  },
  'source.no_answer': {
    title: 'Calls without an answer',
    explanation:
      'These records hold what was asked alone. Where the answers stand in a file that is opened beside them, both are joined.',
  },
  'source.partial_list': {
    title: 'One page of more',
    explanation: 'The source says that there is more than this page holds. Load the next pages, too.',
  },
  'source.state_left_out': {
    title: 'Changes of state left out',
    explanation:
      'The log holds each change of what a run knows. What they led to is shown in its calls; the changes are not.',
  },
  'metrics.left_out': {
    title: 'Metrics left out',
    explanation: 'The file holds metrics beside traces. They are not shown.',
  },
  'request.no_traces': {
    title: 'Requests without traces',
    explanation: 'What was sent or answered is no trace in any format that is known here. They were left out.',
  },
  'request.model_call': {
    title: 'Calls to a model among the requests',
    explanation: 'They are the calls themselves, not a trace of them, so they were left out.',
  },
  'otlp.response': {
    title: 'Answers of a collector',
    explanation: 'These records are what a collector answers to an export. They hold no spans.',
  },
  'content.elsewhere': {
    title: 'Messages that the source keeps elsewhere',
    explanation: 'The file holds an address in their place, which expires. Export again with the bodies to read them.',
  },
  'content.in_memory': {
    title: 'Content held in memory',
    explanation:
      'These records were unpacked, so their content lies in no file that could be read again. It is held in memory while they are open, and is gone with the page unless a library keeps it. Close what you do not need where memory is short.',
  },
  'content.not_kept': {
    title: 'Content was not kept',
    explanation: 'The structure of these spans is shown, their messages are not.',
  },
  'content.offloaded': {
    title: 'Content kept elsewhere',
    explanation: 'The file only links to the inputs or outputs of these spans, so they are not shown.',
  },
  'langsmith.messages_only': {
    title: 'Traces saved as messages',
    explanation:
      'The tool that saved them left out the runs, so each is one span with the messages of the whole trace.',
  },

  // ids and structure
  'id.invalid': {
    title: 'Ids of zeros',
    explanation: 'Zeros are how some writers say that there is no id. Each such span got one that was made up.',
  },
  'id.missing': {
    title: 'Spans without a trace or span id',
    explanation: 'An id was made up for each. They cannot be joined to other spans.',
  },
  'span.orphan': {
    title: 'Parent is not in the file',
    explanation: 'Drawn at the root level of their trace, not counted as roots. The export may have been cut by time.',
  },
  'span.cycle': {
    title: 'Spans that are their own ancestors',
    explanation: 'The loop was cut at one span, which is drawn at the root level.',
  },
  'attribute.no_column': {
    title: 'Attributes that cannot be grouped by',
    explanation: 'There are more different keys than are kept in columns. These can be read on their spans only.',
  },
  'span.repeated': {
    title: 'Spans delivered more than once',
    explanation: 'Equal records and records that complete each other were merged. Each span is counted once.',
  },
  'span.conflicting_records': {
    title: 'Records that contradict each other',
    explanation:
      'Several records have the same span id and different values. One is shown, the others stay as its variants.',
  },
  'span.unfinished': {
    title: 'Spans without an end',
    explanation:
      'They were still running when they were exported, the export was cut, or the source does not record ends. Their duration is unknown, not 0.',
  },
  'span.dropped_attributes': {
    title: 'Attributes dropped at the source',
    explanation: 'The SDK hit its limit and left some out. They are not in the file.',
  },
  'score.no_target': {
    title: 'Scores of nothing that is known',
    explanation: 'They name no trace, span or session, or have no value. They were left out.',
  },
  'log.no_span': {
    title: 'Log records without a span',
    explanation: 'They name no span that they could be joined to, so they are not shown.',
  },
  'log.span_missing': {
    title: 'Log records of spans that are not here',
    explanation: 'The span they name is not in what was read, so they are not shown.',
  },

  // scores
  'score.no_value': {
    title: 'Scores without a name or value',
    explanation: 'There is nothing to show of them.',
  },

  // time
  'time.missing_start': {
    title: 'Spans without a start',
    explanation: 'They are listed behind the others and have no place on the time axis.',
  },
  'time.implausible': {
    title: 'Spans from before 1980',
    explanation: 'Their times were probably written in another unit than nanoseconds. They are shown as they are.',
  },
  'time.end_before_start': {
    title: 'Spans that end before they start',
    explanation: 'Their duration is unknown. The clocks of two machines may differ.',
  },
  'time.start_from_before': {
    title: 'Starts taken from what came before',
    explanation:
      'The source says only when these had ended. Each is shown from the end of what was recorded before it, so it may be shorter.',
  },
  'ttft.at_end': {
    title: 'Time to first token equals the end',
    explanation: 'Not shown: the call was not streamed.',
  },
  'ttft.out_of_range': {
    title: 'Time to first token lies outside the call',
    explanation: 'Not shown: the first token cannot come before the start or after the end.',
  },

  // usage
  'usage.inclusive_mismatch': {
    title: 'Token counts read the other way',
    explanation:
      'Read as usual for this source, the counts contradict each other: cached tokens exceed input tokens. Read the other way they fit, so they were.',
  },
  'usage.reading_proved': {
    title: 'Token counts mean something else than usual',
    explanation: 'Other calls of the same source prove what its counts contain, so all of them were read that way.',
  },
  'usage.contradictory': {
    title: 'Token counts that fit no reading',
    explanation: 'They are shown as the source wrote them. They are in no sum, and their cost is unknown.',
  },
  'usage.recorded_twice': {
    title: 'Calls recorded twice',
    explanation: 'Two instrumentations recorded the same model call. Both are shown, one is counted.',
  },
  'usage.from_cache': {
    title: 'Answers from a cache',
    explanation:
      'The source answered these calls from answers it had kept. Their tokens are those of the first time; they were not spent again.',
  },
  'usage.on_wrapper_only': {
    title: 'Usage on a wrapper only',
    explanation: 'No model call beneath it carries usage, so the lowest span that does is counted.',
  },
  'usage.wrapper_exceeds': {
    title: 'A wrapper claims more than its calls',
    explanation: 'Sums count the calls beneath it and leave the difference out. Some calls may not have been traced.',
  },

  'score.no_trace': {
    title: 'Rows without a trace',
    explanation:
      'No trace that is open has their id, their tag or their question. They are shown as traces of their own, or not at all.',
  },
  'score.several_traces': {
    title: 'Rows that fit several traces',
    explanation:
      'The same was asked in more than one trace, so it is not known which one they are about. None was taken.',
  },

  // errors of a whole file or part
  'input.binary': { title: 'Not a text file', explanation: '' },
  'input.empty': { title: 'The file is empty', explanation: '' },
  'parquet.broken': { title: 'The Parquet file is damaged', explanation: '' },
  'parquet.codec': { title: 'Packed in a way that is not read here', explanation: '' },
  'parquet.cut': { title: 'The Parquet file is cut', explanation: '' },
  'parquet.encrypted': { title: 'The Parquet file is encrypted', explanation: '' },
  'input.gone': { title: 'The file was removed or changed', explanation: '' },
  'input.not_json': { title: 'Not JSON', explanation: '' },
  'input.response': { title: 'The server refused', explanation: '' },
  'input.too_large': { title: 'Too large for one text', explanation: '' },
  'input.unknown_format': { title: 'No format that is known here', explanation: '' },
  'input.unreadable': { title: 'The file could not be opened', explanation: '' },
  'zip.broken': { title: 'The archive is damaged', explanation: '' },
  'zip.entry': { title: 'Not unpacked from the archive', explanation: '' },
  'reader.cancelled': { title: 'Reading was stopped', explanation: '' },
  'reader.failed': { title: 'Reading stopped in the middle', explanation: '' },
  'worker.failed': { title: 'The reader could not start', explanation: '' },
  'content.missing': { title: 'The content is not here any more', explanation: '' },
} as const satisfies { readonly [code: string]: IssueText }

export type KnownIssueCode = keyof typeof ISSUE_TEXTS

/** Codes that have words, in the order of the catalogue. */
export const KNOWN_ISSUE_CODES = Object.keys(ISSUE_TEXTS) as readonly KnownIssueCode[]

/** Words for a code; one that is not in the catalogue is shown as it is. */
export const issueText = (code: string): IssueText =>
  Object.hasOwn(ISSUE_TEXTS, code) ? ISSUE_TEXTS[code as KnownIssueCode] : { title: code, explanation: '' }
