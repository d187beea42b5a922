// The report as a file, to send along with a question.
import type { FileReport, Issue } from '../../model/issue.ts'
import { jsonFile, saveFile } from '../save-file/save-file.ts'

/** The report as JSON text: the files, and the issues that belong to none of them. What stands in columns stays here. */
export const reportJson = (files: readonly FileReport[], joinedIssues: readonly Issue[]): string =>
  `${JSON.stringify({ files: files.map(withoutExamples), issues: joinedIssues }, undefined, 2)}\n`

const withoutExamples = ({ table, ...file }: FileReport) =>
  table ? { ...file, table: { mapping: table.mapping, columns: table.columns.map(({ name }) => name) } } : file

export const saveReport = (near: HTMLElement, files: readonly FileReport[], joinedIssues: readonly Issue[]): void =>
  saveFile(near, 'import-report.json', jsonFile(reportJson(files, joinedIssues)))
