// What columns were said to mean, kept in this browser for the next file that has the same ones.
import type { Column, ColumnMapping } from '../spanglass.ts'

const PREFIX = 'spanglass.columns '

const keyOf = (columns: readonly Column[]): string => PREFIX + JSON.stringify(columns.map(({ name }) => name).sort())

export function rememberColumns(columns: readonly Column[], mapping: ColumnMapping): void {
  try {
    localStorage.setItem(keyOf(columns), JSON.stringify(mapping))
  } catch {
    // Without storage it holds for this file alone.
  }
}

export function rememberedColumns(columns: readonly Column[]): ColumnMapping | undefined {
  try {
    const text = localStorage.getItem(keyOf(columns))
    return text === null ? undefined : (JSON.parse(text) as ColumnMapping)
  } catch {
    return undefined
  }
}
