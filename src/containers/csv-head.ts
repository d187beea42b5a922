// Whether the beginning of a file is a table of delimited text, and how its cells are set apart.
import { HEAD_BYTES } from './container.ts'

export interface TableShape {
  readonly delimiter: ',' | '\t' | ';'
  readonly newline: '\n' | '\r'
  /** Lines end in CR LF: the CR that is left behind a row's last cell is no part of it. */
  readonly hasCarriageReturns: boolean
}

const DELIMITERS = [',', '\t', ';'] as const

/** The shape of a table with a line of names above its rows; undefined for any other text. Never throws. */
export function tableShape(head: Uint8Array, name: string): TableShape | undefined {
  const isWhole = head.length < HEAD_BYTES
  // A character that the head ends in the middle of is not decoded.
  const text = new TextDecoder().decode(head.subarray(0, HEAD_BYTES), { stream: !isWhole })
  if (text === '' || CONTROLS.test(text) || /^\s*[{[<]/.test(text)) return undefined
  let best: { delimiter: TableShape['delimiter']; lines: Lines } | undefined
  for (const delimiter of DELIMITERS) {
    const lines = linesOf(text, delimiter, isWhole)
    const columns = lines.rows[0]?.length ?? 0
    if (columns > (best?.lines.rows[0].length ?? 1) && isTable(lines, name)) best = { delimiter, lines }
  }
  return best && { delimiter: best.delimiter, newline: best.lines.newline, hasCarriageReturns: best.lines.isCrlf }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

interface Lines {
  /** Rows that are whole, without empty ones. */
  readonly rows: string[][]
  /** The row that the head ends in. */
  readonly cut: string[] | undefined
  readonly newline: '\n' | '\r'
  readonly isCrlf: boolean
}

/** Rows whose cells are looked at. */
const MAX_ROWS = 50

function linesOf(text: string, delimiter: string, isWhole: boolean): Lines {
  const newline = /^[^\n\r]*\r(?!\n)/.test(text) && !text.includes('\n') ? '\r' : '\n'
  const rows: string[][] = []
  let row: string[] = []
  let isCrlf = false
  let at = 0
  while (rows.length < MAX_ROWS) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : at
    const rest = nextOf(text, end, delimiter, newline)
    const cell = text.slice(at, rest).replace(/\r$/, '')
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    at = rest + 1
    if (text[rest] === delimiter) continue
    if (rest >= text.length) break
    if (newline === '\n' && text[rest - 1] === '\r') isCrlf = true
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  const isLast = rows.length < MAX_ROWS && (row.length > 1 || row.some((cell) => cell !== ''))
  if (isLast && isWhole) rows.push(row)
  return { rows, cut: isLast && !isWhole ? row : undefined, newline, isCrlf }
}

/** Behind the quote that ends a cell. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1
  }
  return text.length
}

function nextOf(text: string, from: number, delimiter: string, newline: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === delimiter || text[at] === newline) return at
  return text.length
}

/** Of the rows this many must have as many cells as there are names: tables are cut and patched, prose is not regular. */
const REGULAR = 0.75

function isTable({ rows: [names, ...rows], cut }: Lines, name: string): boolean {
  if (names.some((cell, at) => isNoName(cell, at))) return false
  const isNamed = names.filter((cell, at) => at === 0 || NAME.test(cell)).length >= names.length * REGULAR
  if (!isNamed) return false
  if (rows.length > 0) return rows.filter(({ length }) => length === names.length).length >= rows.length * REGULAR
  // One row longer than the head, or none at all.
  if (cut) return names.length > 2 && cut.length <= names.length
  return /\.(csv|tsv|tab)$/i.test(name)
}

const NAME = /^[\p{L}_$@#][\p{L}\p{N}_.:\-/ ()=%$#@&+?'[\]]{0,99}$/u

/** What the column was worked out with: `f1(beta=2)`. */
const SETTINGS = /\(\w+=[\w.-]+(, ?\w+=[\w.-]+)*\)$/

/** Cells that head no column. The first may be empty, above row numbers. */
const isNoName = (cell: string, at: number): boolean =>
  (cell === '' && at > 0) ||
  cell.length > 200 ||
  /[{}<>=;\n\t\\|]|: |^\s|^\/[/*]|^[-*] |\s\S+\s\S+\s\S+\s\S+\s/.test(cell.replace(SETTINGS, '')) ||
  /^[\d\s.:+\-/T]*\d[\d\s.:+\-/TZ]*$/.test(cell)
