/**
 * How start times of a list read: clock times where all lie on one day, else with the day, else with the year.
 * In: ms since 1970, NaN where it is not known. Out: texts in the reader's language and time zone.
 */
export function makeTimeFormat(times: Float64Array): (ms: number) => string {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  // NaN is neither less nor more.
  for (let i = 0; i < times.length; i++) {
    if (times[i] < first) first = times[i]
    if (times[i] > last) last = times[i]
  }
  const from = new Date(first)
  const to = new Date(last)
  const isOneYear = from.getFullYear() === to.getFullYear()
  const isOneDay = isOneYear && from.getMonth() === to.getMonth() && from.getDate() === to.getDate()
  const format = new Intl.DateTimeFormat(undefined, {
    ...(isOneYear ? {} : { year: 'numeric' }),
    ...(isOneDay ? { second: '2-digit' } : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (ms) => format.format(ms)
}
