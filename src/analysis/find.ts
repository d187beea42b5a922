// Finding text in one trace: in what the rows show and what people remember of a span.
import type { Dataset } from '../model/dataset.ts'
import type { TextFact } from '../model/facts.ts'
import type { TraceTree } from '../model/tree.ts'

const SEARCHED: readonly TextFact[] = [
  'responseModel',
  'requestModel',
  'toolName',
  'agentName',
  'promptName',
  'statusMessage',
  'errorType',
]

/**
 * Places of the spans whose name, type, model, tool, agent, prompt or error text holds the query; case does not matter.
 *
 * Out: ascending places; empty for an empty query.
 * Cost: one comparison a distinct text, one look-up a span.
 */
export function findPlaces(dataset: Dataset, tree: TraceTree, query: string): Uint32Array {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return new Uint32Array(0)
  const known = new Map<string, boolean>()
  const holds = (text: string | undefined): boolean => {
    if (text === undefined) return false
    let answer = known.get(text)
    if (answer === undefined) {
      answer = text.toLowerCase().includes(wanted)
      known.set(text, answer)
    }
    return answer
  }
  const found: number[] = []
  for (let place = 0; place < tree.rows.length; place++) {
    const row = tree.rows[place]
    const isFound =
      holds(dataset.nameAt(row)) ||
      holds(dataset.typeAt(row)) ||
      SEARCHED.some((fact) => holds(dataset.text(fact, row)))
    if (isFound) found.push(place)
  }
  return Uint32Array.from(found)
}
