// What became of each file: how it was read, what it held, what was odd. Nothing is lost in silence.
import { type ReactNode, useMemo, useRef } from 'react'
import type { FileReport, Issue } from '../../model/issue.ts'
import { useTraceSet } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import type { ReadAs } from '../../reader/input.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { Root, type RootProps } from '../root/Root.tsx'
import { Counts } from './Counts.tsx'
import { FileSection } from './FileSection.tsx'
import { IssueList } from './IssueList.tsx'
import { importReportLabels } from './labels.ts'
import { saveReport } from './save.ts'
import { sumCounts } from './totals.ts'
import { useJoinedIssues } from './use-joined-issues.ts'

export interface ImportReportProps extends Omit<RootProps, 'part' | 'children'> {
  /** Reads a file again in another way. Without it, other formats are named and there is no control. */
  readonly onReadAs?: (file: FileReport, readAs: ReadAs) => void
}

/** The report on all files of the provider's traces. */
export function ImportReport({ onReadAs, ...props }: ImportReportProps): ReactNode {
  return (
    <Root {...props} part="import-report">
      <ReportBody onReadAs={onReadAs} />
    </Root>
  )
}

function ReportBody({ onReadAs }: Pick<ImportReportProps, 'onReadAs'>): ReactNode {
  const t = useLabels(importReportLabels)
  const { dataset } = useTraceSet()
  const joined = useJoinedIssues(dataset)
  const head = useRef<HTMLDivElement>(null)
  const { files } = dataset
  const totals = useMemo(() => sumCounts(files), [files])
  if (files.length === 0) {
    return (
      <div className="sg-state">
        <Icon name="file" size={20} />
        <b>{t['importReport.emptyTitle']}</b>
        <p>{t['importReport.empty']}</p>
      </div>
    )
  }
  return (
    <>
      <div className="sg-ir-head" ref={head}>
        <h2>{t['importReport.title']}</h2>
        <p className="sg-cut" dir="auto">
          {files.length === 1 ? files[0].name : fill(t['importReport.files'], { count: formatCount(files.length) })}
        </p>
        <span className="sg-grow" />
        <button
          type="button"
          className="sg-btn"
          onClick={() => head.current && saveReport(head.current, files, joined.value ?? [])}
        >
          <Icon name="download" size={14} />
          {t['importReport.save']}
        </button>
      </div>
      {files.length > 1 && (
        <section className="sg-ir-file" aria-label={t['importReport.together']}>
          <h3 className="sg-ir-cap">{t['importReport.together']}</h3>
          <Counts
            counts={{ ...totals.counts, spans: dataset.spanCount, traces: dataset.traceCount }}
            elapsedMs={totals.elapsedMs}
          />
        </section>
      )}
      {files.map((file, index) => (
        <FileSection
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and their order stays
          key={`${index} ${file.name}`}
          file={file}
          hasHead={files.length > 1}
          onReadAs={onReadAs}
        />
      ))}
      <Joined issues={joined.value} done={joined.done ?? 0} all={dataset.traceCount} isOnly={isClean(files)} />
    </>
  )
}

const isClean = (files: readonly FileReport[]): boolean =>
  files.every(({ issues, error }) => issues.length === 0 && !error)

/** Issues that belong to no single file. */
function Joined({
  issues,
  done,
  all,
  isOnly,
}: {
  issues: readonly Issue[] | undefined
  done: number
  all: number
  isOnly: boolean
}): ReactNode {
  const t = useLabels(importReportLabels)
  if (!issues) {
    return (
      <p className="sg-ir-none" role="status" aria-busy="true">
        {fill(t['importReport.checking'], { done: formatCount(done), all: formatCount(all) })}
      </p>
    )
  }
  if (issues.length === 0) {
    if (!isOnly) return null
    return (
      <p className="sg-ir-none">
        <Icon name="check" size={14} />
        {t['importReport.noIssues']}
      </p>
    )
  }
  return (
    <section className="sg-ir-file" aria-label={t['importReport.joined']}>
      <h3 className="sg-ir-cap">{t['importReport.joined']}</h3>
      <IssueList issues={issues} />
    </section>
  )
}
