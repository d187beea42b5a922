import { issueText, KNOWN_ISSUE_CODES } from '../../model/issue-texts.ts'

export const importReportLabels = {
  'importReport.title': 'Import report',
  'importReport.files': '{count} files',
  'importReport.save': 'Save report',
  'importReport.readAs': 'Read as',
  'importReport.because': 'because {reason}',
  'importReport.certain': 'certain',
  'importReport.likely': 'likely',
  'importReport.possible': 'a guess',
  'importReport.also': 'Could be read as',
  'importReport.readAsThis': 'Read as {format}',
  'importReport.notRecognised': 'No format was recognised',
  'importReport.gzip': 'gzip',
  'importReport.size': 'Size',
  'importReport.conventions': 'Conventions',
  'importReport.noConvention': 'none',
  'importReport.spansOf': '{count} spans',
  'importReport.oneSpan': '1 span',
  'importReport.records': 'Records',
  'importReport.spans': 'Spans',
  'importReport.traces': 'Traces',
  'importReport.scores': 'Scores',
  'importReport.logs': 'Logs',
  'importReport.notRead': 'Not read',
  'importReport.time': 'Time',
  'importReport.error': 'Error',
  'importReport.warning': 'Warning',
  'importReport.info': 'Note',
  'importReport.times': '× {count}',
  'importReport.andMore': '+ {count}',
  'importReport.readBefore': '{count} spans before it can be read.',
  'importReport.noIssues': 'Nothing was odd: every record is shown.',
  'importReport.together': 'All files together',
  'importReport.joined': 'In the traces',
  'importReport.checking': 'Checking {done} of {all} traces',
  'importReport.emptyTitle': 'Nothing was read yet',
  'importReport.empty': 'Open a file, and this says how it was read, what it held and what was odd about it.',
} as const

/** Words of issues as labels, so that a host can replace them: `issue.span.orphan.title`, `issue.span.orphan.explanation`. */
export const issueLabels: { readonly [key: string]: string } = Object.fromEntries(
  KNOWN_ISSUE_CODES.flatMap((code) => [
    [`issue.${code}.title`, issueText(code).title],
    [`issue.${code}.explanation`, issueText(code).explanation],
  ]),
)
