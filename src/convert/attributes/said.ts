// What a span says, whatever it says it in: facts from the columns, figures of the data set, content as it was decoded.
import type { SpanContent } from '../../model/content.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { TextFact } from '../../model/facts.ts'
import type { SpanFigures } from '../../model/span.ts'
import { inputTotal, outputTotal, type Usage } from '../../model/usage.ts'

export interface Said {
  readonly type: string
  readonly name: string
  readonly content: SpanContent
  text(fact: TextFact): string | undefined
  list(fact: TextFact): readonly string[] | undefined
  readonly ttftMs: number | undefined
  /** As supplied, USD. */
  readonly costUsd: number | undefined
  /** Exclusive parts, on spans whose tokens are counted: what a wrapper repeats is not said again. */
  readonly usage: Usage | undefined
  readonly inputTokens: number | undefined
  readonly outputTokens: number | undefined
}

export function spanSaid(dataset: Dataset, row: number, content: SpanContent, figures: SpanFigures): Said {
  const usage = figures.usageRole === 'counted' ? figures.usage : undefined
  return {
    type: dataset.typeAt(row),
    name: dataset.nameAt(row),
    content,
    text: (fact) => dataset.text(fact, row),
    list: (fact) => dataset.text(fact, row)?.split('\n'),
    ttftMs: dataset.number('ttftMs', row),
    costUsd: figures.usageRole === 'includes-children' ? undefined : dataset.number('costUsd', row),
    usage,
    inputTokens: usage && inputTotal(usage),
    outputTokens: usage && outputTotal(usage),
  }
}
