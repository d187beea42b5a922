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

/** A Zstandard frame of one raw block, up to 128 KiB: what a packer writes when nothing can be saved. */
export function zstdStored(bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(12 + bytes.length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, 0xfd2fb528, true)
  frame[4] = 0xa0
  view.setUint32(5, bytes.length, true)
  const block = (bytes.length << 3) | 1
  frame.set([block & 255, (block >> 8) & 255, block >> 16], 9)
  frame.set(bytes, 12)
  return frame
}
