// The report as a file of its own, to send along with a question.
import type { FileReport, Issue } from '../../model/issue.ts'

/** The report as JSON text: the files, and the issues that belong to none of them. */
export const reportJson = (files: readonly FileReport[], joinedIssues: readonly Issue[]): string =>
  `${JSON.stringify({ files, issues: joinedIssues }, undefined, 2)}\n`

/** Hands the report to the browser as a download. `near` is any element of the panel. */
export function saveReport(near: HTMLElement, files: readonly FileReport[], joinedIssues: readonly Issue[]): void {
  const url = URL.createObjectURL(new Blob([reportJson(files, joinedIssues)], { type: 'application/json' }))
  const link = near.ownerDocument.createElement('a')
  link.href = url
  link.download = 'import-report.json'
  link.click()
  // The download has begun by the next turn; before it, the address must hold.
  setTimeout(() => URL.revokeObjectURL(url))
}
