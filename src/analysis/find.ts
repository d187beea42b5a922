// Finding text in one trace: in what the rows show and what people remember of a span.
import type { Dataset } from '../model/dataset.ts'
import type { TextFact } from '../model/facts.ts'
import type { TraceTree } from '../model/tree.ts'
import { finish, STEP_MASK, type Steps } from '../util/steps.ts'
import { codeReader } from './fact-cursor.ts'

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
export const findPlaces = (dataset: Dataset, tree: TraceTree, query: string): Uint32Array =>
  finish(findInSteps(dataset, tree, query))

/** The same, for a caller that lets other work run in between. */
export function* findInSteps(dataset: Dataset, tree: TraceTree, query: string): Steps<Uint32Array> {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return new Uint32Array(0)
  const { rows } = tree
  const { name, type } = dataset.data.columns
  const holdsName = byCode((row) => dataset.nameAt(row), wanted)
  const holdsType = dataset.data.types.map((text) => text.toLowerCase().includes(wanted))
  const facts = SEARCHED.map((fact) => ({
    codeAt: codeReader(dataset, fact),
    holds: byCode((row) => dataset.text(fact, row), wanted),
  }))
  const found = new Uint32Array(rows.length)
  let count = 0
  for (let place = 0; place < rows.length; place++) {
    if ((place & STEP_MASK) === STEP_MASK) yield place
    const row = rows[place]
    let isFound = holdsType[type[row]] || holdsName(name[row], row)
    for (let i = 0; !isFound && i < facts.length; i++) {
      const code = facts[i].codeAt(row)
      isFound = code !== undefined && facts[i].holds(code, row)
    }
    if (isFound) found[count++] = place
  }
  return found.slice(0, count)
}

const NOT_ASKED = 0
const HOLDS = 1
const HOLDS_NOT = 2

/** Whether the text with a code holds what is sought: read and compared once for each code, at the first row that has it. */
function byCode(textAt: (row: number) => string | undefined, wanted: string): (code: number, row: number) => boolean {
  let answers = new Uint8Array(1024)
  return (code, row) => {
    if (code >= answers.length) {
      const grown = new Uint8Array(2 * code)
      grown.set(answers)
      answers = grown
    }
    if (answers[code] === NOT_ASKED) answers[code] = textAt(row)?.toLowerCase().includes(wanted) ? HOLDS : HOLDS_NOT
    return answers[code] === HOLDS
  }
}
