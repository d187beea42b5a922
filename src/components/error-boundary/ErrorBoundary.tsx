// A part that fails shows its code and lets the rest live.
import { Component, type ReactNode } from 'react'
import { PanelError } from '../../model/errors.ts'
import { PanelContext } from '../../react/context.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'

const errorBoundaryLabels = {
  'errorBoundary.title': 'This part could not be drawn',
  'errorBoundary.rest': 'in {part}. The rest of the panel still works.',
  'errorBoundary.retry': 'Try again',
} as const

interface Props {
  readonly part: string
  readonly children?: ReactNode
}

export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  static contextType = PanelContext
  declare context: React.ContextType<typeof PanelContext>
  override state: { readonly error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    // A part outside its provider is the host's mistake: it must see it.
    if (error instanceof PanelError && error.code === 'provider.missing') throw error
    return { error }
  }

  override componentDidCatch(error: unknown): void {
    this.context?.onIssue?.({ code: codeOf(error), message: messageOf(error), cause: error })
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <Failed code={codeOf(error)} part={this.props.part} onRetry={() => this.setState({ error: undefined })} />
  }
}

const Failed = ({ code, part, onRetry }: { code: string; part: string; onRetry: () => void }): ReactNode => {
  const t = useLabels(errorBoundaryLabels)
  return (
    <div className="sg-state" role="alert">
      <Icon name="error" size={20} className="sg-err" />
      <b>{t['errorBoundary.title']}</b>
      <p>
        <code>{code}</code> {fill(t['errorBoundary.rest'], { part })}
      </p>
      <div className="sg-acts">
        <button type="button" className="sg-btn" data-kind="line" onClick={onRetry}>
          {t['errorBoundary.retry']}
        </button>
      </div>
    </div>
  )
}

const codeOf = (error: unknown): string => (error instanceof PanelError ? error.code : 'part.failed')
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
