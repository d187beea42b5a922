// A JSON value as the rows of a tree, for what is open only. Walked with a stack: depth is no danger.
import { jsonInText } from './json-text.ts'

export interface JsonRow {
  /** Place in the value, `0.3.1`; stable while the value is. */
  readonly id: string
  /** 1 for the members of the root. */
  readonly level: number
  readonly type: 'value' | 'more'
  /** Key of the member, index of the item; undefined for what is the root itself. */
  readonly key?: string | number
  readonly value: unknown
  /** Members or items, where it has some; of `more`: how many are not shown. */
  readonly size: number
  readonly isOpen: boolean
  /** The members stand in a text that holds JSON. */
  readonly isText: boolean
}

export interface JsonFolds {
  /** What the reader opened or closed, by id. */
  readonly open: ReadonlyMap<string, boolean>
  /** How many members are shown where it is not the first fifty, by id. */
  readonly limits: ReadonlyMap<string, number>
}

export const FIRST_MEMBERS = 50
/** Values that take no more lines than this, roughly, stand open at once. */
const SMALL = 24
const LINE_CHARS = 80
const TEXT_TO_PARSE = 200_000

const never = () => false

interface Frame {
  readonly id: string
  readonly level: number
  readonly value: object
  readonly keys: readonly string[] | undefined
  readonly size: number
  readonly limit: number
  at: number
}

/** Rows of the members of a value, in order; a value without members is one row. `holds`: what stands open by itself. */
export function jsonRows(root: unknown, folds: JsonFolds, holds: (value: unknown) => boolean = never): JsonRow[] {
  const rows: JsonRow[] = []
  const opensAll = isSmall(root)
  const frames: Frame[] = []
  const enter = (id: string, level: number, value: object) => {
    const keys = Array.isArray(value) ? undefined : Object.keys(value)
    const size = keys ? keys.length : (value as readonly unknown[]).length
    frames.push({ id, level, value, keys, size, limit: Math.min(size, folds.limits.get(id) ?? FIRST_MEMBERS), at: 0 })
  }
  const members = membersOf(root)
  if (!members) return [{ id: '', level: 1, type: 'value', value: root, size: 0, isOpen: false, isText: false }]
  enter('', 1, members)
  while (frames.length > 0) {
    const frame = frames[frames.length - 1]
    const { level, keys, at } = frame
    if (at === frame.limit) {
      if (at < frame.size) {
        const id = `${frame.id}.more`
        rows.push({ id, level, type: 'more', value: undefined, size: frame.size - at, isOpen: false, isText: false })
      }
      frames.pop()
      continue
    }
    frame.at++
    const key = keys ? keys[at] : at
    const value = (frame.value as { readonly [key: string | number]: unknown })[key]
    const inner = membersOf(value)
    const size = inner ? sizeOf(inner) : 0
    const id = `${frame.id}.${at}`
    const isText = inner !== undefined && typeof value === 'string'
    const isOpen = size > 0 && (folds.open.get(id) ?? ((opensAll && !isText) || holds(value)))
    rows.push({ id, level, type: 'value', key, value, size, isOpen, isText })
    if (isOpen && inner) enter(id, level + 1, inner)
  }
  return rows
}

/** The object whose members a row shows: the value itself, or what its text holds. */
export const membersOf = (value: unknown): object | undefined =>
  typeof value === 'string'
    ? value.length <= TEXT_TO_PARSE
      ? jsonInText(value)
      : undefined
    : typeof value === 'object' && value !== null
      ? value
      : undefined

const sizeOf = (value: object): number => (Array.isArray(value) ? value.length : Object.keys(value).length)

function isSmall(root: unknown): boolean {
  const rest: unknown[] = [membersOf(root)]
  let lines = 0
  while (rest.length > 0 && lines <= SMALL) {
    const value = rest.pop()
    if (typeof value === 'string') lines += Math.floor(value.length / LINE_CHARS)
    else if (typeof value === 'object' && value !== null) {
      const size = sizeOf(value)
      lines += size
      if (lines <= SMALL) for (const item of Object.values(value)) rest.push(item)
    }
  }
  return lines <= SMALL
}

/** How one would write the way to a row in code: `items[0].name`, `["odd key"]`. */
export function jsonPath(root: unknown, id: string): string {
  let path = ''
  let value: unknown = root
  for (const part of id.split('.').slice(1)) {
    const members = membersOf(value)
    if (!members) break
    const index = Number(part)
    if (Array.isArray(members)) {
      path += `[${index}]`
      value = members[index]
    } else {
      const key = Object.keys(members)[index]
      path += /^[A-Za-z_$][\w$]*$/.test(key) ? `${path && '.'}${key}` : `[${JSON.stringify(key)}]`
      value = (members as { readonly [key: string]: unknown })[key]
    }
  }
  return path
}
