import type { Issue, IssueSeverity } from './issue.ts'

/** Counts issues by code and keeps the first example of each. */
export class IssueLog {
  /** Where the record that is being read lies; the place of issues that name none. */
  place: string | undefined
  private readonly byCode = new Map<
    string,
    { severity: IssueSeverity; count: number; example: string; place?: string }
  >()

  add(severity: IssueSeverity, code: string, example: string | (() => string), place?: string, count = 1): void {
    const known = this.byCode.get(code)
    if (known) known.count += count
    else {
      const text = typeof example === 'string' ? example : example()
      this.byCode.set(code, { severity, count, example: text.slice(0, 200), place: place ?? this.place })
    }
  }

  /** Worst first, then most frequent. */
  list(): Issue[] {
    const weight = { error: 0, warning: 1, info: 2 }
    return [...this.byCode]
      .map(([code, issue]) => ({ code, ...issue }))
      .sort((a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1))
  }
}
