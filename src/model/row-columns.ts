// The dense columns while they grow. All have one length, so that a row costs one check of the room that is left.
import type { Forecast } from '../util/growable.ts'
import type { SpanColumns } from './columns.ts'

const CLASSES = {
  trace: Uint32Array,
  id: Uint32Array,
  parent: Uint32Array,
  name: Uint32Array,
  type: Uint8Array,
  kind: Uint8Array,
  status: Uint8Array,
  flags: Uint16Array,
  start: Float64Array,
  end: Float64Array,
  origin: Uint32Array,
  store: Int16Array,
  offset: Float64Array,
  length: Uint32Array,
  format: Uint8Array,
} as const satisfies { [K in keyof SpanColumns]: new (length: number) => SpanColumns[K] }

const NAMES = Object.keys(CLASSES) as (keyof SpanColumns)[]

const FIRST_ROWS = 256

/** Columns with room; a view handed out earlier stays valid, since growing copies. */
export class RowColumns {
  count = 0
  private room = FIRST_ROWS
  trace = new Uint32Array(FIRST_ROWS)
  id = new Uint32Array(FIRST_ROWS)
  parent = new Uint32Array(FIRST_ROWS)
  name = new Uint32Array(FIRST_ROWS)
  type = new Uint8Array(FIRST_ROWS)
  kind = new Uint8Array(FIRST_ROWS)
  status = new Uint8Array(FIRST_ROWS)
  flags = new Uint16Array(FIRST_ROWS)
  start = new Float64Array(FIRST_ROWS)
  end = new Float64Array(FIRST_ROWS)
  origin = new Uint32Array(FIRST_ROWS)
  store = new Int16Array(FIRST_ROWS)
  offset = new Float64Array(FIRST_ROWS)
  length = new Uint32Array(FIRST_ROWS)
  format = new Uint8Array(FIRST_ROWS)
  /** Values that a row has in sparse columns. */
  values = new Uint16Array(FIRST_ROWS)

  private readonly forecast: Forecast

  constructor(forecast: Forecast) {
    this.forecast = forecast
  }

  /** Index of a new row, all zeros. */
  add(): number {
    if (this.count === this.room) this.grow()
    return this.count++
  }

  /** The rows so far, sharing memory. */
  view(): SpanColumns {
    const view = NAMES.map((name) => [name, this[name].subarray(0, this.count)])
    return Object.fromEntries(view) as unknown as SpanColumns
  }

  private grow(): void {
    this.room = this.forecast.room(this.count)
    for (const name of NAMES) {
      const grown = new CLASSES[name](this.room)
      grown.set(this[name])
      Object.assign(this, { [name]: grown })
    }
    const values = new Uint16Array(this.room)
    values.set(this.values)
    this.values = values
  }
}
