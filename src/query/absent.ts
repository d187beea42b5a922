/** In a value's place: the span should have one. */
export const MISSING = Number.NaN
/** In a value's place: the measure is not asked of this span. */
export const NOT_ASKED = Number.POSITIVE_INFINITY
