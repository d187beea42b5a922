// Attributes of one convention that a span lacks, made from what it says in others. They are for other readers: this one knows
// them by their mark and leaves them out, so that nothing is read twice.
import type { SpanContent } from '../../model/content.ts'
import type { Dataset } from '../../model/dataset.ts'
import type { Attributes, AttributeValue } from '../../model/span.ts'
import type { SpanPlace } from '../job.ts'
import type { ConvertConvention } from '../options.ts'
import { genAiAttributes } from './gen-ai.ts'
import { openInferenceAttributes } from './openinference.ts'
import { spanSaid } from './said.ts'

export type Entries = readonly (readonly [key: string, value: AttributeValue | undefined])[]

/** Only keys that the span has not; what is unknown is left out. */
export function addedAttributes(
  dataset: Dataset,
  { row, figures }: SpanPlace,
  content: SpanContent,
  convention: ConvertConvention,
): Attributes {
  const said = spanSaid(dataset, row, content, figures)
  const entries = convention === 'openinference' ? openInferenceAttributes(said) : genAiAttributes(said)
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== undefined && value !== '' && !Object.hasOwn(content.attributes, key)),
  ) as Attributes
}
