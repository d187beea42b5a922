// Ids of hex digits, whose leading zeros some writers leave out.

/** Digits that an id has at the least: shorter ones are made up (`a`, `12`) and stay as they are. */
const LEAST_DIGITS = 9

/** Lower-case hex of `digits` digits, so that the same id is one id in every file; other texts as they are. */
export function paddedId(id: string | undefined, digits: 16 | 32): string | undefined {
  if (id === undefined || id.length < LEAST_DIGITS || id.length > digits || !/^[0-9a-f]+$/i.test(id)) return id
  return id.toLowerCase().padStart(digits, '0')
}
