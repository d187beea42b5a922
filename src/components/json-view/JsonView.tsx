// A JSON value as a foldable tree. Keys: ↑ ↓ move, → ← open, close, to the parent, Home, End, * opens all siblings.
import { type KeyboardEvent, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { textsIn } from '../../conventions/content/texts.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { fullCount } from '../long-text/cut-text.ts'
import { endOfMatch, SoughtText } from '../long-text/sought.ts'
import { JsonTreeRow, ScalarView } from './JsonTreeRow.tsx'
import { FIRST_MEMBERS, type JsonFolds, type JsonRow, jsonPath, jsonRows, membersOf } from './json-rows.ts'
import { jsonText } from './json-text.ts'
import { jsonViewLabels } from './labels.ts'

export interface JsonViewProps {
  readonly value: unknown
  /** What the tree is called by screen readers; default "JSON". */
  readonly label?: string
}

const STEP_MEMBERS = 500
const NO_FOLDS: JsonFolds = { open: new Map(), limits: new Map() }

/** Shows any value; small ones stand open, of long lists the first fifty items are shown. */
export function JsonView({ value, label }: JsonViewProps): ReactNode {
  const t = useLabels(jsonViewLabels)
  const [folds, setFolds] = useState(NO_FOLDS)
  const [activeId, setActiveId] = useState<string>()
  const sought = useContext(SoughtText)
  const rows = useMemo(() => jsonRows(value, folds, (member) => holds(member, sought)), [value, folds, sought])
  const tree = useRef<HTMLDivElement>(null)
  const found = rows.findIndex((row) => row.id === activeId)
  const active = Math.max(0, found)

  if (!membersOf(value)) return <ScalarView value={value} />
  if (rows.length === 0) return <span className="sg-json sg-faint">{Array.isArray(value) ? '[]' : '{}'}</span>

  const focusRow = (index: number) => {
    const at = Math.min(Math.max(index, 0), rows.length - 1)
    setActiveId(rows[at].id)
    const element = tree.current?.children[at]
    if (element && 'focus' in element) (element as HTMLElement).focus()
  }
  const setOpen = (ids: readonly string[], isOpen: boolean) => {
    const open = new Map(folds.open)
    for (const id of ids) open.set(id, isOpen)
    setFolds({ ...folds, open })
  }
  const showMore = (row: JsonRow) => {
    const id = row.id.slice(0, -'.more'.length)
    const limit = (folds.limits.get(id) ?? FIRST_MEMBERS) + STEP_MEMBERS
    // The row of `more` goes away; what comes in its place takes the focus.
    setActiveId(`${id}.${limit - STEP_MEMBERS}`)
    setFolds({ ...folds, limits: new Map(folds.limits).set(id, limit) })
  }
  const act = (row: JsonRow) => {
    setActiveId(row.id)
    if (row.type === 'more') showMore(row)
    else if (row.size > 0) setOpen([row.id], !row.isOpen)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Keys of the buttons inside a row are theirs.
    if (event.target !== tree.current?.children[active] || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[active]
    switch (event.key) {
      case 'ArrowDown':
        focusRow(active + 1)
        break
      case 'ArrowUp':
        focusRow(active - 1)
        break
      case 'Home':
        focusRow(0)
        break
      case 'End':
        focusRow(rows.length - 1)
        break
      case 'ArrowRight':
        if (row.isOpen) focusRow(active + 1)
        else if (row.size > 0) act(row)
        break
      case 'ArrowLeft':
        if (row.isOpen) act(row)
        else focusRow(rows.findLastIndex((other, index) => index < active && other.level < row.level))
        break
      case 'Enter':
      case ' ':
        act(row)
        break
      case '*':
        setOpen(siblings(rows, active), true)
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={tree} role="tree" aria-label={label ?? t['json.name']} className="sg-json-tree" onKeyDown={onKeyDown}>
      {rows.map((row, index) =>
        row.type === 'more' ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all its rows
          <div
            key={row.id}
            role="treeitem"
            aria-level={row.level}
            tabIndex={index === active ? 0 : -1}
            className="sg-json-row"
            style={indentOf(row)}
            onClick={() => showMore(row)}
          >
            <span className="sg-json-more">{fill(t['json.more'], { count: fullCount(row.size) })}</span>
          </div>
        ) : (
          <JsonTreeRow
            key={row.id}
            row={row}
            isActive={index === active}
            style={indentOf(row)}
            onAct={() => act(row)}
            onFocus={() => setActiveId(row.id)}
            pathOf={() => jsonPath(value, row.id)}
            textOf={() => (typeof row.value === 'string' ? row.value : jsonText(row.value))}
          />
        ),
      )}
    </div>
  )
}

/** Texts that are looked through; a value with more stays as it is. */
const MAX_TEXTS = 5000

function holds(value: unknown, sought: string): boolean {
  if (sought === '') return false
  let count = 0
  for (const text of textsIn(value)) {
    if (endOfMatch(text, sought) > 0) return true
    if (++count === MAX_TEXTS) return false
  }
  return false
}

/** Levels beyond this stand no further in, or nothing would be left of the line. */
const MAX_INDENT = 16
const indentOf = ({ level }: JsonRow) => ({ paddingInlineStart: `${(Math.min(level, MAX_INDENT) - 1) * 14}px` })

/** Foldable rows on the level of a row, under the same parent. */
function siblings(rows: readonly JsonRow[], index: number): string[] {
  const { level } = rows[index]
  const ids: string[] = []
  for (let i = index; i >= 0 && rows[i].level >= level; i--) if (rows[i].level === level) ids.push(rows[i].id)
  for (let i = index + 1; i < rows.length && rows[i].level >= level; i++)
    if (rows[i].level === level) ids.push(rows[i].id)
  return ids
}
