// A container read to its end, from memory.
import type { ContainerKind, ContainerRecord, ContainerSource } from '../../src/containers/container.ts'
import { loadContainer } from '../../src/containers/index.ts'
import { PanelError } from '../../src/model/errors.ts'
import { IssueLog } from '../../src/model/issue-log.ts'

export interface ReadContainer {
  readonly records: readonly ContainerRecord[]
  /** Codes with their counts. */
  readonly issues: { readonly [code: string]: number }
  /** Code of the PanelError that reading ended with. */
  readonly error?: string
}

/** No more than `sliceBytes` come at a time. */
export const sourceOf = (bytes: Uint8Array, name = 'file', sliceBytes = Number.POSITIVE_INFINITY): ContainerSource => ({
  name,
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + Math.min(length, sliceBytes)),
})

/** What came before an error is kept; only PanelErrors are caught. */
export async function readContainer(kind: ContainerKind, source: ContainerSource): Promise<ReadContainer> {
  const issues = new IssueLog()
  const records: ContainerRecord[] = []
  let error: string | undefined
  try {
    const container = await loadContainer(kind)
    for await (const batch of container.records(source, issues)) records.push(...batch)
  } catch (caught) {
    if (!(caught instanceof PanelError)) throw caught
    error = caught.code
  }
  return { records, issues: Object.fromEntries(issues.list().map(({ code, count }) => [code, count])), error }
}

export const valuesOf = ({ records }: ReadContainer): unknown[] => records.map(({ value }) => value)
