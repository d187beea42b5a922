// The root element of a part: tokens, theme and the place for floating parts. Nested parts share the outermost one's.
import { type ComponentPropsWithRef, type ReactNode, useContext, useState } from 'react'
import { FloatContext } from '../../react/context.ts'
import { ErrorBoundary } from '../error-boundary/ErrorBoundary.tsx'
import { Tips } from '../tooltip/Tips.tsx'

export interface RootProps extends ComponentPropsWithRef<'section'> {
  /** Name of the part, for its error message and its class: `sg-<part>`. */
  readonly part: string
  /** Named theme; default: the host's `color-scheme`. */
  readonly theme?: 'light' | 'dark'
}

/** One root node that passes on ref, class, style, handlers and data attributes. */
export function Root({ part, theme, className, children, ...rest }: RootProps): ReactNode {
  const outer = useContext(FloatContext)
  const [float, setFloat] = useState<HTMLElement | null>(null)
  const isOutermost = outer === undefined
  return (
    <section
      {...rest}
      className={['sg', `sg-${part}`, className].filter(Boolean).join(' ')}
      {...(isOutermost ? { 'data-sg-outer': '' } : {})}
      {...(theme ? { 'data-sg-theme': theme } : {})}
    >
      <FloatContext.Provider value={isOutermost ? float : outer}>
        <ErrorBoundary part={part}>{children}</ErrorBoundary>
        {isOutermost && float && <Tips container={float} />}
      </FloatContext.Provider>
      {isOutermost && <div className="sg-floats" ref={setFloat} />}
    </section>
  )
}
