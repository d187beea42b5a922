// Structures in the cells of a table: JSON in a text, or what Python prints for them (`DataFrame.to_csv` does that).
import { parseLiteral } from '../json/literal.ts'
import { structureIn } from './plain-values.ts'

const PRINTED = /^\s*([[{(]|array\()/

/** An object or list in whatever way it is written; texts that are none stay texts. */
export function printedIn(value: unknown): unknown {
  const structure = structureIn(value)
  const isPrinted = typeof structure === 'string' && PRINTED.test(structure)
  return isPrinted ? (parseLiteral(structure)?.value ?? structure) : structure
}
