// Metadata of a span: what the application attached, from every dialect's place for it, by key. The first to name a key
// wins.
import { decodeFully, decodeStructure, isObject, type JsonObject } from './json.ts'
import type { Reading } from './reading.ts'

/** Attributes that hold an object of metadata. */
const OBJECTS = [
  'metadata',
  'langfuse.observation.metadata',
  'langfuse.trace.metadata',
  'langfuse.metadata',
  'braintrust.metadata',
  'wandb.attributes',
  'nat.metadata',
  'langwatch.metadata',
  'lmnr.association.properties.metadata',
]

/** Prefixes of attributes that are one entry each. */
const PREFIXES = [
  'metadata.',
  'langfuse.observation.metadata.',
  'langfuse.trace.metadata.',
  'langfuse.metadata.',
  'langsmith.metadata.',
  'traceloop.association.properties.',
  'ai.telemetry.metadata.',
  'ai.settings.context.',
  'mastra.metadata.',
  'braintrust.metadata.',
  'mlflow.traceTag.',
  'weave.attributes.',
  'opik.metadata.',
  'lmnr.association.properties.metadata.',
]

/** Source: mapping precedence, section 7. */
export function readMetadata(reading: Reading): JsonObject {
  const metadata = new Map<string, unknown>()
  const add = (name: string, value: unknown) => {
    if (value !== undefined && value !== null && value !== '' && !metadata.has(name))
      metadata.set(name, decodeStructure(value))
  }
  for (const key of OBJECTS) {
    const value = reading.get(key)
    if (value === undefined) continue
    const decoded = decodeFully(value)
    if (isObject(decoded)) for (const [name, item] of Object.entries(decoded)) add(name, item)
    else add('metadata', decoded)
  }
  for (const prefix of PREFIXES) for (const [name, value] of reading.under(prefix)) add(name, value)
  return Object.fromEntries(metadata)
}
