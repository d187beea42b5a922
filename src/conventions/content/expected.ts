// The answer that was wanted: what data sets and evaluations keep beside the one that came.
import { decodeStructure } from './json.ts'
import type { Reading } from './reading.ts'

/** Names under which evaluations keep it, in the words of each. */
const KEYS = [
  'ragas.reference',
  'ragas.ground_truth',
  'ragas.ground_truths',
  'inspect.sample.target',
  'braintrust.expected',
  'phoenix.reference_output',
  'langfuse.experiment.item.expected_output',
  'ai.observability.record_root.ground_truth_output',
]

/** Text stays text, structures are parsed; undefined where none was recorded. */
export const readExpected = (reading: Reading): unknown => {
  const value = reading.first(...KEYS)
  return value === '' ? undefined : decodeStructure(value)
}
