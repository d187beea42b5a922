// Files handed to the reader: the report, to send along with a question, and how columns are read.
import type { FileReport, Issue } from '../../model/issue.ts'

/** The report as JSON text: the files, and the issues that belong to none of them. What stands in columns stays here. */
export const reportJson = (files: readonly FileReport[], joinedIssues: readonly Issue[]): string =>
  `${JSON.stringify({ files: files.map(withoutExamples), issues: joinedIssues }, undefined, 2)}\n`

const withoutExamples = ({ table, ...file }: FileReport) =>
  table ? { ...file, table: { mapping: table.mapping, columns: table.columns.map(({ name }) => name) } } : file

export const saveReport = (near: HTMLElement, files: readonly FileReport[], joinedIssues: readonly Issue[]): void =>
  saveFile(near, 'import-report.json', reportJson(files, joinedIssues))

/** Hands a text to the browser as a download. `near` is any element of the panel. */
export function saveFile(near: HTMLElement, name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = near.ownerDocument.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by the next turn; before it, the address must hold.
  setTimeout(() => URL.revokeObjectURL(url))
}
