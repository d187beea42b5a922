// From what a case measured to rows: name, value, bar, whether it is met, and in words what stands behind it.

/**
 * @typedef {{ name: string, bar?: number, kind?: 'at-most' | 'below' | 'check' }} RowPlan
 *   `check` is met by the very value, at any size; the others are bars for figures, and hold at full size only
 * @typedef {{ value: number | undefined, bar?: number, detail: string, isMissing?: boolean }} Figure
 *   no value: this machine cannot tell, unless `isMissing`, which fails
 * @typedef {{ name: string, value: number | null, bar: number | null, met: boolean | null, detail: string }} Row
 */

/** Detail of a row whose subject the package does not have yet. */
export const NOT_BUILT = 'not built yet'

const rounded = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(3)))

const isMet = (kind, value, bar) => {
  if (kind === 'check') return value === bar
  return kind === 'below' ? value < bar : value <= bar
}

/**
 * @param {RowPlan} plan
 * @param {Figure} figure
 * @param {boolean} isSmall
 * @returns {Row} `met` is null where nothing can be judged: on this machine, or at so small a size
 */
export function toRow({ name, bar: planned, kind = 'at-most' }, { value, bar = planned, detail, isMissing }, isSmall) {
  const row = { name, value: value === undefined ? null : rounded(value), bar: bar === undefined ? null : rounded(bar) }
  if (isMissing) return { ...row, met: false, detail }
  if (value === undefined || bar === undefined || (isSmall && kind !== 'check')) return { ...row, met: null, detail }
  return { ...row, met: isMet(kind, value, bar), detail }
}

/** A row of a case that could not be measured to its end. */
export const failedRow = ({ name, bar }, error) => ({
  name,
  value: null,
  bar: bar ?? null,
  met: false,
  detail: `failed: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
})

/** Whether a row makes the run fail. A small run is for correctness: what is not built yet is no fault there. */
export const isFault = ({ met, detail }, isSmall) => met === false && !(isSmall && detail === NOT_BUILT)
