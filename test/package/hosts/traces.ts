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
