// The export that the host apps open: one trace with a prompt, an answer in Markdown, a tool that failed, a span without its
// parent, and a score.
import { otlpFromText } from '../../support/trace-from-text.ts'

const answer =
  '## Two days\\n\\n| day | plan |\\n| --- | --- |\\n| 1 | museum |\\n\\n- [guide](https://example.com/guide)'

export const exportText = JSON.stringify(
  otlpFromText(`
    agent "plan trip"  0..900
      llm  answer      10..400  in=120 out=30 model=gpt-4o-mini provider=openai input="Two days in Porto?" output="${answer}" score=helpful:0.8
      tool search      410..880 args="{\\"city\\":\\"Porto\\"}" error="timeout"
      tool lookup      890..899 orphan
  `),
)

/** Cost of the export by the built-in prices: 120 tokens in at $0.15, 30 out at $0.60, each per million. */
export const exportCostUsd = 0.000036

/** A trace as Langfuse exports it. */
export const vendorText = JSON.stringify({
  trace: { id: 't1', name: 'evening', timestamp: '2026-11-21T18:00:00.000Z', projectId: 'p1', htmlPath: '/t1' },
  observations: [
    {
      id: 'o0',
      traceId: 't1',
      type: 'AGENT',
      name: 'plan evening',
      startTime: '2026-11-21T18:00:00.000Z',
      endTime: '2026-11-21T18:00:01.000Z',
      parentObservationId: null,
    },
    {
      id: 'o1',
      traceId: 't1',
      type: 'TOOL',
      name: 'book table',
      startTime: '2026-11-21T18:00:00.100Z',
      endTime: '2026-11-21T18:00:00.900Z',
      parentObservationId: 'o0',
      input: { guests: 2 },
      output: 'booked',
    },
  ],
  scores: [],
})
