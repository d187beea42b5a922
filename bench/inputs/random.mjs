// Seeded numbers, so that every machine makes the same files.

/** A generator of numbers from 0 up to 1 (mulberry32). */
export const createRandom = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/** Hex digits like those of real ids: random ones, as counting up would make look-ups unduly easy. */
export const hexDigits = (random, digits) => {
  let text = ''
  while (text.length < digits) text += ((random() * 0x100000000) >>> 0).toString(16).padStart(8, '0')
  return text.slice(0, digits)
}

export const pick = (random, list) => list[Math.floor(random() * list.length)]
