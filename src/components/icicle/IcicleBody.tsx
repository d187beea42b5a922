// The rectangles, as a tree that keys walk: up to the parent, down to the largest child, left and right along the level.
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { type IcicleNode, icicleInSteps, type Measure } from '../../analysis/icicle.ts'
import { type OpenTrace, useFigureTable, usePanel, usePanelStore, useSelectedPlace } from '../../react/hooks.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { useInSlices } from '../../react/work.ts'
import { indexOfSorted } from '../../util/binary-search.ts'
import { type Formatted, formatCount, formatDuration, formatUsd } from '../../util/format.ts'
import { Icon, typeIcon } from '../icon/Icon.tsx'
import { icicleLabels } from './labels.ts'

/** Narrower rectangles have no room for words; a name is in their tip. */
const MIN_WORDS_SHARE = 1 / 24

/** Px of one level. */
const LEVEL = 26

export default function IcicleBody({ trace }: { readonly trace: OpenTrace }): ReactNode {
  const t = useLabels(icicleLabels)
  const store = usePanelStore()
  const measure = usePanel((state) => state.barMeasure)
  const selectedPlace = useSelectedPlace(trace)
  const nodes = useRectangles(trace, measure)
  const [focused, setFocused] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  if (!nodes) {
    return (
      <div className="sg-state" aria-busy="true">
        <p role="status">{fill(t['icicle.adding'], { count: formatCount(trace.tree.rows.length) })}</p>
      </div>
    )
  }
  if (nodes.length === 0) {
    return (
      <div className="sg-state">
        <b>{t['icicle.empty']}</b>
        <p>{t['icicle.emptyWhy']}</p>
      </div>
    )
  }
  const keyOf = (node: IcicleNode) => trace.dataset.keyAt(trace.tree.rows[node.places[0]])
  const isSelected = (node: IcicleNode) => selectedPlace >= 0 && indexOfSorted(node.places, selectedPlace) >= 0
  const select = (index: number, reason: 'pointer' | 'keyboard') => {
    setFocused(index)
    if (nodes[index].places.length > 0) store.getState().selectSpan(keyOf(nodes[index]), reason)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') select(current, 'keyboard')
    else {
      const next = stepFrom(nodes, current, event.key)
      if (next === undefined) return
      setFocused(next)
      box.current?.querySelector<HTMLElement>(`[data-node="${next}"]`)?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const current = Math.min(focused, nodes.length - 1)
  const levels = Math.max(...nodes.map((node) => node.depth)) + 1
  const total = nodes[0].value
  return (
    <>
      <p className="sg-icicle-note">{t[`icicle.${measure}`]}</p>
      <div className="sg-scroll">
        <div
          ref={box}
          role="tree"
          aria-label={t['icicle.label']}
          className="sg-icicle-box"
          style={{ height: levels * LEVEL }}
          onKeyDown={onKeyDown}
        >
          {nodes.map((node, index) => {
            const value = joined(formatOf(measure)(node.value))
            const share = `${((node.value / total) * 100).toPrecision(2)} %`
            const name = node.parent < 0 ? t['icicle.whole'] : node.name
            const tip = fill(t[node.places.length > 1 ? 'icicle.tip' : 'icicle.tipOne'], {
              name,
              value,
              share,
              count: node.places.length,
            })
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled on the tree
              <div
                key={node.path}
                role="treeitem"
                className="sg-icicle-node"
                data-node={index}
                data-type={node.observationType}
                data-sg-tip={tip}
                aria-level={node.depth + 1}
                aria-selected={isSelected(node)}
                tabIndex={index === current ? 0 : -1}
                style={{
                  insetInlineStart: `${node.start * 100}%`,
                  width: `${(node.end - node.start) * 100}%`,
                  top: node.depth * LEVEL,
                  height: LEVEL - 1,
                }}
                onClick={() => select(index, 'pointer')}
              >
                {node.end - node.start < MIN_WORDS_SHARE ? (
                  <span className="sg-sr">{tip}</span>
                ) : (
                  <>
                    <span className="sg-ti">
                      <Icon name={typeIcon(node.observationType)} size={14} />
                    </span>
                    {node.places.length > 1 && <span className="sg-num">× {node.places.length}</span>}
                    <span className="sg-cut">{name}</span>
                    <span className="sg-num sg-muted">{value}</span>
                  </>
                )}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** Undefined until they are worked out, which takes a while for very many spans. */
function useRectangles(trace: OpenTrace, measure: Measure): readonly IcicleNode[] | undefined {
  const table = useFigureTable(trace)
  const figures = measure === 'time' ? undefined : table
  const start = useCallback(
    () => icicleInSteps(trace.dataset, trace.traceRow, measure, figures),
    [trace, measure, figures],
  )
  const isReady = measure === 'time' || figures !== undefined
  return useInSlices(isReady ? start : undefined, `${trace.traceId} ${measure}`).value
}

const formatOf = (measure: Measure): ((value: number) => Formatted | string) =>
  measure === 'time' ? formatDuration : measure === 'tokens' ? formatCount : formatUsd

const joined = (value: Formatted | string): string =>
  typeof value === 'string' ? value : [value.text, value.unit].filter(Boolean).join(' ')

/** Index to go to, undefined where the key leads nowhere. */
function stepFrom(nodes: readonly IcicleNode[], at: number, key: string): number | undefined {
  const node = nodes[at]
  const sameLevel = (step: 1 | -1) => {
    for (let i = at + step; i >= 0 && i < nodes.length; i += step) if (nodes[i].depth === node.depth) return i
    return undefined
  }
  switch (key) {
    case 'ArrowUp':
      return node.parent < 0 ? undefined : node.parent
    case 'ArrowDown':
      return nodes[at + 1]?.parent === at ? at + 1 : undefined
    case 'ArrowLeft':
      return sameLevel(-1)
    case 'ArrowRight':
      return sameLevel(1)
    case 'Home':
      return 0
    case 'End':
      return nodes.length - 1
    default:
      return undefined
  }
}
