// Times on the axis and in the brush, in local time.
const DAY = 86_400_000

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const clockSeconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })

/** Whether bins of this length are so short. */
export const hasSeconds = (stepMs: number): boolean => stepMs < 60_000

/** An instant as finely as bins of this length need it. */
export function timeWords(ms: number, stepMs: number): string {
  if (stepMs >= DAY) return day.format(ms)
  return (hasSeconds(stepMs) ? clockSeconds : clock).format(ms)
}

/** `10:00 – 10:35`. */
export const rangeWords = (startMs: number, endMs: number, stepMs: number): string =>
  `${timeWords(startMs, stepMs)} – ${timeWords(endMs, stepMs)}`

/** `21 Nov 08:00 – 11:00`, with both days where there are two. */
export function windowWords(startMs: number, endMs: number, stepMs: number): string {
  const [first, last] = [day.format(startMs), day.format(endMs - 1)]
  if (stepMs >= DAY) return first === last ? first : `${first} – ${last}`
  return first === last
    ? `${first} ${rangeWords(startMs, endMs, stepMs)}`
    : `${first} ${timeWords(startMs, stepMs)} – ${last} ${timeWords(endMs, stepMs)}`
}

/** Local time minus UTC at an instant. */
export const zoneOffsetAt = (ms: number): number => -new Date(ms).getTimezoneOffset() * 60_000
