// The names of the inputs in rows. They are those of the full size also in a small run, so that rows keep their names.
export const TITLES = {
  content: '100,000 spans with content',
  chinese: '100,000 spans with content in Chinese',
  lean: '100,000 lean spans',
  tall: '100,000 lean spans, one trace',
  giant: '1,000,000 lean spans, one trace',
  list: '1,000,000 traces',
  hugeDocument: '1.1 GB OTLP JSON',
  hugeLines: '1.1 GB JSON Lines',
}
