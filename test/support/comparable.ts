import type { Dataset } from '../../src/model/dataset.ts'
import { type Outline, outlineOf } from './outline.ts'

/** All that a reader of the model could ask for, in display order. */
export function comparable(dataset: Dataset): { outline: Outline; spans: unknown[]; scores: unknown } {
  const keys = dataset.attributeKeys()
  const spans: unknown[] = []
  for (let traceRow = 0; traceRow < dataset.traceCount; traceRow++) {
    for (const row of dataset.tree(traceRow).rows) {
      const { row: _, ...span } = dataset.span(row)
      spans.push({ ...span, attributes: keys.map((key) => dataset.attribute(key, row)) })
    }
  }
  return { outline: outlineOf(dataset), spans, scores: dataset.scores }
}
