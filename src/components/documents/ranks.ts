import type { RetrievedDocument } from '../../model/content.ts'

/** Identity of a document within one span: its id, else its text. */
const identity = (document: RetrievedDocument): string | undefined => document.id ?? document.content

/** Rank of each document among those that were offered, from 1; undefined where it was not among them. */
export function ranksBefore(
  documents: readonly RetrievedDocument[],
  offered: readonly RetrievedDocument[],
): readonly (number | undefined)[] {
  const rankOf = new Map<string, number>()
  for (const [index, document] of offered.entries()) {
    const name = identity(document)
    if (name !== undefined && !rankOf.has(name)) rankOf.set(name, index + 1)
  }
  return documents.map((document) => rankOf.get(identity(document) ?? ''))
}

/** Offered documents that are not among the chosen ones, in their order. */
export function leftOut(
  documents: readonly RetrievedDocument[],
  offered: readonly RetrievedDocument[],
): readonly RetrievedDocument[] {
  const chosen = new Set(documents.map(identity))
  return offered.filter((document) => !chosen.has(identity(document)))
}

/** Length of the meter for each score, 0..1: as it is where all lie in 0..1, else relative to the greatest. */
export function meterLengths(documents: readonly RetrievedDocument[]): readonly (number | undefined)[] {
  let greatest = 1
  for (const { score } of documents) if (score !== undefined && score > greatest) greatest = score
  return documents.map(({ score }) => (score === undefined ? undefined : Math.max(0, score / greatest)))
}
