// All adapters, a line each. Detection ranks them by certainty, whatever the order here.
import type { Adapter, Detection, Peek } from './adapter.ts'
import { otlpJson } from './otlp-json/index.ts'

export const ADAPTERS: readonly Adapter[] = [otlpJson]

export interface Match extends Detection {
  readonly adapter: Adapter
}

const WEIGHT = { certain: 0, likely: 1, possible: 2 }

/** Adapters that claim the file, best first; equal certainty goes by id, and is a tie that the report names. */
export function rankAdapters(peek: Peek): Match[] {
  const matches: Match[] = []
  for (const adapter of ADAPTERS) {
    const detection = adapter.detect(peek)
    if (detection) matches.push({ adapter, ...detection })
  }
  return matches.sort((a, b) => WEIGHT[a.certainty] - WEIGHT[b.certainty] || (a.adapter.id < b.adapter.id ? -1 : 1))
}

export const adapterById = (id: string): Adapter | undefined => ADAPTERS.find((adapter) => adapter.id === id)
