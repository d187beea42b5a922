/** An instant as ISO 8601 in UTC with so many digits of a second; cut, not rounded, so that no time comes before its time. */
export function isoTime(ns: bigint, digits: 3 | 6 | 9): string {
  const seconds = new Date(Number(ns / 1_000_000_000n) * 1000).toISOString().slice(0, 19)
  return `${seconds}.${String(ns % 1_000_000_000n)
    .padStart(9, '0')
    .slice(0, digits)}Z`
}
