// A mapping as a person edits it: column by column.
import { COLUMN_ROLES, type ColumnMapping, type ColumnRole } from '../../model/mapping.ts'

/** What a column is read as; '' for a plain attribute. */
export type Role = ColumnRole | 'score' | ''
export const ROLES: readonly Role[] = ['', ...COLUMN_ROLES, 'score']

export function roleOf({ columns, scores }: ColumnMapping, name: string): Role {
  if (scores.includes(name)) return 'score'
  return COLUMN_ROLES.find((role) => columns[role] === name) ?? ''
}

/** Gives a column another role. A role that another column had moves over, except that any number can be scores. */
export function withRole(mapping: ColumnMapping, name: string, role: Role): ColumnMapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([known, column]) => column !== name && known !== role),
  )
  const scores = mapping.scores.filter((score) => score !== name)
  if (role === 'score') return { ...mapping, columns, scores: [...scores, name] }
  return { ...mapping, columns: role === '' ? columns : { ...columns, [role]: name }, scores }
}

/** A mapping out of a saved file; undefined where the text is none. */
export function parseMapping(text: string): ColumnMapping | undefined {
  try {
    const { columns, scores, timeUnit, durationUnit } = JSON.parse(text) as Partial<ColumnMapping>
    const isUnit = (unit: unknown) => typeof unit === 'string' && UNITS.includes(unit as Unit)
    if (typeof columns !== 'object' || columns === null || !Array.isArray(scores)) return undefined
    if (!isUnit(timeUnit) || !isUnit(durationUnit)) return undefined
    const known = Object.entries(columns).filter(
      ([role, column]) => (COLUMN_ROLES as readonly string[]).includes(role) && typeof column === 'string',
    )
    return {
      columns: Object.fromEntries(known),
      scores: scores.filter((score) => typeof score === 'string'),
      timeUnit: timeUnit as Unit,
      durationUnit: durationUnit as Unit,
    }
  } catch {
    return undefined
  }
}

export type Unit = ColumnMapping['timeUnit']
export const UNITS: readonly Unit[] = ['s', 'ms', 'us', 'ns']
