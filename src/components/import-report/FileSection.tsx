// One file: read as what and why, conventions, counts, issues.
import type { ReactNode } from 'react'
import type { FileReport } from '../../model/issue.ts'
import { issueText } from '../../model/issue-texts.ts'
import { fill, useLabels } from '../../react/labels.ts'
import type { ReadAs } from '../../reader/input.ts'
import { formatBytes, formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { Columns } from './Columns.tsx'
import { Counts } from './Counts.tsx'
import { Formats } from './Formats.tsx'
import { IssueList } from './IssueList.tsx'
import { importReportLabels, issueLabels } from './labels.ts'
import { OtherFormat } from './OtherFormat.tsx'

export interface FileSectionProps {
  readonly file: FileReport
  /** Names the file: where there are several. */
  readonly hasHead: boolean
  readonly onReadAs?: (file: FileReport, readAs: ReadAs) => void
}

export function FileSection({ file, hasHead, onReadAs }: FileSectionProps): ReactNode {
  const t = useLabels(importReportLabels)
  const words = useLabels(issueLabels)
  const { error } = file
  const size = formatBytes(file.sizeBytes)
  const onChoose = onReadAs && ((adapter: string) => onReadAs(file, { adapter }))
  return (
    <section className="sg-ir-file" aria-label={file.name}>
      {hasHead && (
        <h3 className="sg-ir-cap">
          <Icon name="file" size={14} className="sg-faint" />
          <span className="sg-cut" dir="auto">
            {file.name}
          </span>
        </h3>
      )}
      {error && (
        <div className="sg-ir-error">
          <span className="sg-err">
            <Icon name="error" />
            <span className="sg-sr">{t['importReport.error']}: </span>
          </span>
          <b>
            {words[`issue.${error.code}.title`] ?? issueText(error.code).title} <code>{error.code}</code>
          </b>
          <p dir="auto">{error.message}</p>
          {file.counts.spans > 0 && (
            <p>{fill(t['importReport.readBefore'], { count: formatCount(file.counts.spans) })}</p>
          )}
        </div>
      )}
      <dl className="sg-ir-facts">
        <dt>{t['importReport.readAs']}</dt>
        <dd>
          <WhatItIs file={file} />
          {onChoose && (
            <>
              <br />
              <OtherFormat current={file.adapter?.id} onChoose={onChoose} />
            </>
          )}
        </dd>
        {file.table && (
          <>
            <dt>{t['importReport.columns']}</dt>
            <dd>
              <Columns
                table={file.table}
                onApply={onReadAs && ((mapping) => onReadAs(file, { adapter: file.adapter?.id ?? '', mapping }))}
              />
            </dd>
          </>
        )}
        {file.alternatives.length > 0 && (
          <>
            <dt>{t['importReport.also']}</dt>
            <dd>
              <Formats formats={file.alternatives} onChoose={onChoose} />
            </dd>
          </>
        )}
        {file.guesses && file.guesses.length > 0 && (
          <>
            <dt>{t['importReport.guesses']}</dt>
            <dd>
              <Formats formats={file.guesses} onChoose={onChoose} />
            </dd>
          </>
        )}
        {file.counts.spans > 0 && (
          <>
            <dt>{t['importReport.conventions']}</dt>
            <dd>
              <Conventions file={file} />
            </dd>
          </>
        )}
        <dt>{t['importReport.size']}</dt>
        <dd className="sg-num">
          {size.text} {size.unit}
        </dd>
      </dl>
      {(!error || file.counts.records > 0) && <Counts counts={file.counts} elapsedMs={file.elapsedMs} />}
      <IssueList issues={file.issues} />
    </section>
  )
}

function WhatItIs({ file: { adapter, isGzip } }: { file: FileReport }): ReactNode {
  const t = useLabels(importReportLabels)
  if (!adapter) return <span className="sg-muted">{t['importReport.notRecognised']}</span>
  return (
    <>
      {adapter.label}
      {isGzip && `, ${t['importReport.gzip']}`}{' '}
      <span className="sg-badge" data-kind={adapter.certainty === 'possible' ? 'warning' : undefined}>
        {t[`importReport.${adapter.certainty}`]}
      </span>
      <br />
      <span className="sg-muted">{fill(t['importReport.because'], { reason: adapter.because })}</span>
    </>
  )
}

function Conventions({ file: { conventions } }: { file: FileReport }): ReactNode {
  const t = useLabels(importReportLabels)
  if (conventions.length === 0) return <span className="sg-muted">{t['importReport.noConvention']}</span>
  return (
    <ul className="sg-ir-line">
      {conventions.map(({ id, label, spans }) => (
        <li key={id}>
          {label}{' '}
          <span className="sg-faint">
            {spans === 1 ? t['importReport.oneSpan'] : fill(t['importReport.spansOf'], { count: formatCount(spans) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
