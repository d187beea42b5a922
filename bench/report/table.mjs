// Rows as a table, for people.

const mark = ({ met }) => (met === null ? '–' : met ? 'yes' : 'NO')

const cells = (row) => [row.name, String(row.value ?? '–'), String(row.bar ?? '–'), mark(row), row.detail]

const HEADINGS = ['row', 'value', 'bar', 'met', 'detail']

/** Plain text with columns of even width. */
export function textTable(rows) {
  const lines = [HEADINGS, ...rows.map(cells)]
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The same in Markdown. */
export function markdownTable(rows) {
  const line = (list) => `| ${list.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(HEADINGS), line(HEADINGS.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n')
}
