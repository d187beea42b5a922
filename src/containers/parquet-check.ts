// Whether what hyparquet is about to read can be true. It trusts what a file says of itself: a damaged size would have it
// read the same byte for ever, or ask for more memory than there is.
import type { AsyncBuffer, ColumnMetaData, FileMetaData, RowGroup } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'

/** Whether its columns lie within the file, and none has fewer values than the group has rows. */
export const isSound = ({ num_rows, columns }: RowGroup, sizeBytes: number): boolean =>
  num_rows >= 0n &&
  columns.every(({ meta_data }) => {
    if (!meta_data || meta_data.num_values < num_rows) return false
    const { start, end } = rangeOf(meta_data)
    return start >= 0 && start <= end && end <= sizeBytes
  })

function rangeOf(chunk: ColumnMetaData): { readonly start: number; readonly end: number } {
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset)
  return { start, end: start + Number(chunk.total_compressed_size) }
}

/** The file, which fails to give column chunks (of these columns only, if any are named) whose page headers cannot be true. */
export const checkedFile = (file: AsyncBuffer, metadata: FileMetaData, only?: readonly string[]): AsyncBuffer => ({
  byteLength: file.byteLength,
  slice: (from, to) => {
    const checked = Promise.resolve(file.slice(from, to)).then((buffer) => {
      checkSlice(buffer, from, metadata, only)
      return buffer
    })
    // What it asks for ahead of time hyparquet may never wait for.
    checked.catch(() => {})
    return checked
  },
})

function checkSlice(buffer: ArrayBuffer, from: number, metadata: FileMetaData, only?: readonly string[]): void {
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data } of columns) {
      if (!meta_data || only?.includes(meta_data.path_in_schema[0]) === false) continue
      const { start, end } = rangeOf(meta_data)
      if (start < from || start > end || end > from + buffer.byteLength) continue
      checkPages(new DataView(buffer, start - from, end - start), meta_data)
    }
  }
}

/** Pages may be this large whatever the sum of them is said to be. */
const USUAL_PAGE_BYTES = 1 << 26

function checkPages(view: DataView, { num_values, total_uncompressed_size }: ColumnMetaData): void {
  const maxBytes = Math.max(USUAL_PAGE_BYTES, Number(total_uncompressed_size))
  const reader = { view, offset: 0 }
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader)
    const { compressed_page_size: size, uncompressed_page_size: plainSize, data_page_header_v2: v2 } = header
    const page = v2 ?? header.data_page_header ?? header.dictionary_page_header
    const isTrue =
      isWithin(size, view.byteLength - reader.offset) &&
      isWithin(plainSize, maxBytes) &&
      page?.encoding !== undefined &&
      isWithin(page.num_values, header.dictionary_page_header ? plainSize : Number(num_values)) &&
      (!v2 ||
        (isWithin(v2.num_nulls, v2.num_values) &&
          isWithin(v2.definition_levels_byte_length, size) &&
          isWithin(v2.repetition_levels_byte_length, size - v2.definition_levels_byte_length)))
    if (!isTrue) throw new Error('the header of a page is damaged')
    reader.offset += size
  }
}

const isWithin = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most
