// Words about a data set of the library.

/** The first file, and how many more there are. */
export function titleOf(names: readonly string[]): string {
  const [first = 'no file', ...more] = names
  return more.length === 0 ? first : `${first} + ${more.length} more`
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })

/** `today 10:58`, `yesterday`, `18 Nov`, `18 Nov 2025`: in local time. */
export function whenOf(ms: number, nowMs: number): string {
  const midnight = new Date(nowMs)
  midnight.setHours(0, 0, 0, 0)
  if (ms >= midnight.getTime()) return `today ${time.format(ms)}`
  midnight.setDate(midnight.getDate() - 1)
  if (ms >= midnight.getTime()) return 'yesterday'
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear()
  return (isThisYear ? day : dayAndYear).format(ms)
}
