// A part that fails shows its code and lets the rest live.
import { Component, type ReactNode } from 'react'
import { PanelError } from '../../model/errors.ts'
import { PanelContext } from '../../react/context.ts'
import { Icon } from '../icon/Icon.tsx'

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
    return (
      <div className="sg-state" role="alert">
        <Icon name="error" size={20} className="sg-err" />
        <b>This part could not be drawn</b>
        <p>
          <code>{codeOf(error)}</code> in {this.props.part}. The rest of the panel still works.
        </p>
        <div className="sg-acts">
          <button type="button" className="sg-btn" data-kind="line" onClick={() => this.setState({ error: undefined })}>
            Try again
          </button>
        </div>
      </div>
    )
  }
}

const codeOf = (error: unknown): string => (error instanceof PanelError ? error.code : 'part.failed')
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
