// Sorting very many traces by numbers in columns, in slices.
import { STEP_MASK, type Steps } from '../util/steps.ts'

/**
 * Indexes of values in ascending or descending order; NaN stands last either way, equal values in their own order.
 * A merge sort from the bottom up, since it can be paused and keeps the order of equals.
 */
export function* sortedIndexes(values: Float64Array, isDescending: boolean): Steps<Uint32Array> {
  const count = values.length
  const sign = isDescending ? -1 : 1
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i++) keys[i] = Number.isNaN(values[i]) ? Number.POSITIVE_INFINITY : sign * values[i]
  let from = new Uint32Array(count)
  for (let i = 0; i < count; i++) from[i] = i
  let to = new Uint32Array(count)
  for (let width = 1; width < count; width *= 2) {
    for (let low = 0, merged = 0; low < count; low += 2 * width) {
      const middle = Math.min(low + width, count)
      const end = Math.min(low + 2 * width, count)
      let a = low
      let b = middle
      for (let at = low; at < end; at++) {
        if ((++merged & STEP_MASK) === 0) yield merged
        to[at] = a < middle && (b >= end || keys[from[a]] <= keys[from[b]]) ? from[a++] : from[b++]
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Ranks of texts as people sort them; equal ranks where only case and accents differ. Distinct texts are compared once each. */
export function* textRanks(texts: readonly string[]): Steps<Float64Array> {
  const distinct = [...new Set(texts)]
  const order = yield* sortedTexts(distinct)
  const rankOf = new Map<string, number>()
  let rank = -1
  for (let i = 0; i < order.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    if (i === 0 || compare(order[i - 1], order[i]) !== 0) rank++
    rankOf.set(order[i], rank)
  }
  const ranks = new Float64Array(texts.length)
  for (let i = 0; i < texts.length; i++) {
    if ((i & STEP_MASK) === STEP_MASK) yield i
    ranks[i] = rankOf.get(texts[i]) as number
  }
  return ranks
}

/** Comparing texts by the rules of a language is slow: a pause comes after few. */
const TEXT_STEP = 1024

function* sortedTexts(texts: readonly string[]): Steps<readonly string[]> {
  let from = [...texts]
  let to: string[] = new Array(texts.length)
  for (let width = 1; width < texts.length; width *= 2) {
    for (let low = 0, merged = 0; low < texts.length; low += 2 * width) {
      const middle = Math.min(low + width, texts.length)
      const end = Math.min(low + 2 * width, texts.length)
      let a = low
      let b = middle
      for (let at = low; at < end; at++) {
        if (++merged % TEXT_STEP === 0) yield merged
        to[at] = a < middle && (b >= end || compare(from[a], from[b]) <= 0) ? from[a++] : from[b++]
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}
