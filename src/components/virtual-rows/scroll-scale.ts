// A list higher than an element may be, in an element of a safe height.
//
//   offset     0 ────────┬───────────────────────────────────┬──────── last     px of the list
//              │  1 : 1  │           in proportion           │  1 : 1 │
//   position   0 ────────┴───────────┬───────────────────────┴──────── last     px of the element
//
// Both ends are exact, so that the first and the last row can be reached by pixels.

/** Below what browsers cut (17.9 million px in Firefox) and what a float32 transform holds exactly (16.7 million). */
export const MAX_HEIGHT_PX = 8_000_000
const EXACT_PX = 1_000_000

export interface ScrollScale {
  /** Largest offset into the list. */
  readonly lastOffset: number
  /** Largest position of the element. */
  readonly lastPosition: number
  /** True where the element is as high as the list. */
  readonly isExact: boolean
  offsetAt(position: number): number
  positionAt(offset: number): number
}

/**
 * @param listPx height of all rows
 * @param roomPx how much less of it can be scrolled: the height of the view without the padding around the rows
 */
export function scrollScale(listPx: number, roomPx: number): ScrollScale {
  const lastOffset = Math.max(0, listPx - roomPx)
  const lastPosition = Math.max(0, Math.min(listPx, MAX_HEIGHT_PX) - roomPx)
  const isExact = listPx <= MAX_HEIGHT_PX
  const rate = isExact ? 1 : (lastOffset - 2 * EXACT_PX) / (lastPosition - 2 * EXACT_PX)
  return {
    lastOffset,
    lastPosition,
    isExact,
    offsetAt(position) {
      if (isExact || position <= EXACT_PX) return clamp(position, lastOffset)
      if (position >= lastPosition - EXACT_PX) return clamp(lastOffset - (lastPosition - position), lastOffset)
      return EXACT_PX + (position - EXACT_PX) * rate
    },
    positionAt(offset) {
      if (isExact || offset <= EXACT_PX) return clamp(offset, lastPosition)
      if (offset >= lastOffset - EXACT_PX) return clamp(lastPosition - (lastOffset - offset), lastPosition)
      return EXACT_PX + (offset - EXACT_PX) / rate
    },
  }
}

export const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value))
