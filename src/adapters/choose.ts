// The adapter of a file. OTLP JSON, which most files are, is at hand; the others are loaded when a file is not clearly that.
import type { AdapterEntry, Detection, Peek } from './adapter.ts'
import { otlpJson } from './otlp-json/detect.ts'

export interface Match extends Detection {
  readonly adapter: AdapterEntry
  /** Where its records lie in what stands around them, `/payload/items`; undefined where they stand at the top. */
  readonly paths?: ReadonlySet<string>
}

/** All adapters, the one of records of no known format last. */
export async function loadAdapters(): Promise<readonly AdapterEntry[]> {
  const { ADAPTERS, FALLBACK } = await import('./registry.ts')
  return [...ADAPTERS, FALLBACK]
}

/** Adapters that claim the file, best first. What is certainly OTLP is asked of no other. */
export async function matchesOf(peek: Peek): Promise<readonly Match[]> {
  const detection = otlpJson.detect(peek)
  if (detection?.certainty === 'certain') return [{ adapter: otlpJson, ...detection }]
  const { rankAdapters } = await import('./registry.ts')
  return rankAdapters(peek)
}

/** The adapter that decodes content of a format. */
export async function adapterOfFormat(format: number): Promise<AdapterEntry | undefined> {
  const isOf = ({ formats }: AdapterEntry) => (formats as readonly number[]).includes(format)
  return isOf(otlpJson) ? otlpJson : (await loadAdapters()).find(isOf)
}
