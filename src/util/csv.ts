// Tables as CSV (RFC 4180): commas, CRLF, quotes doubled.

export type CsvCell = string | number | undefined

/**
 * Rows as CSV text. Numbers are written in full; undefined is an empty cell.
 * Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) gets a leading quote mark.
 */
export const toCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => row.map(csvCell).join(',')).join('\r\n')

function csvCell(cell: CsvCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
