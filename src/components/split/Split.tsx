// Two boxes and the line between them; side by side or one over the other, as the style sheet has it.
import { type CSSProperties, type ReactNode, useRef, useState } from 'react'
import { useLayout } from '../../react/use-layout.ts'
import { Sash } from './Sash.tsx'

export interface SplitProps {
  readonly start: ReactNode
  /** Undefined: the first box has all the room, and there is no line. */
  readonly end: ReactNode
  /** What the line resizes. */
  readonly label: string
}

const MIN_END_PX = 300
const MIN_START_PX = 320
const MIN_HEIGHT_PX = 120

export function Split({ start, end, label }: SplitProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLDivElement>(null)
  const isStacked = useIsStacked(box)
  const [width, setWidth] = useState<number>()
  const [height, setHeight] = useState<number>()
  const style = {
    ...(width === undefined ? {} : { '--_end-width': `${width}px` }),
    ...(height === undefined ? {} : { '--_start-height': `${height}px` }),
  } as CSSProperties
  const hasEnd = end !== undefined && end !== null && end !== false
  return (
    <div ref={box} className="sg-split" data-end={hasEnd ? '' : undefined} style={style}>
      <div ref={first} className="sg-split-start">
        {start}
      </div>
      {hasEnd && (
        <>
          {isStacked ? (
            <Sash
              label={label}
              orientation="horizontal"
              value={height}
              min={MIN_HEIGHT_PX}
              max={() => Math.max(MIN_HEIGHT_PX, (box.current?.clientHeight ?? 0) - MIN_HEIGHT_PX)}
              measure={() => first.current?.offsetHeight ?? MIN_HEIGHT_PX}
              onChange={setHeight}
            />
          ) : (
            <Sash
              label={label}
              orientation="vertical"
              isReversed
              value={width}
              min={MIN_END_PX}
              max={() => Math.max(MIN_END_PX, (box.current?.clientWidth ?? 0) - MIN_START_PX)}
              measure={() => last.current?.offsetWidth ?? MIN_END_PX}
              onChange={setWidth}
            />
          )}
          <div ref={last} className="sg-split-end" tabIndex={-1}>
            {end}
          </div>
        </>
      )}
    </div>
  )
}

/** Which way the style sheet lays the boxes out, so that the line can say how it stands. */
function useIsStacked(box: React.RefObject<HTMLElement | null>): boolean {
  const [isStacked, setIsStacked] = useState(false)
  useLayout(() => {
    const element = box.current
    if (!element) return
    const read = () => {
      const style = element.ownerDocument.defaultView?.getComputedStyle(element)
      setIsStacked(style?.flexDirection === 'column')
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return isStacked
}
