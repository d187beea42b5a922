// Figures as people read them: at most three significant digits and a unit; the exact value is said elsewhere.

export interface Formatted {
  readonly text: string
  readonly unit?: string
}

const significant = (value: number): string => {
  // Of the value as it will be rounded: 999.6 has the magnitude of 1000.
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(value.toPrecision(3)))))
  return value.toFixed(Math.min(20, Math.max(0, 2 - magnitude)))
}

/** `842 ms`, `1.24 s`, `4 m 07 s`, `3 h 12 m`. */
export function formatDuration(ms: number): Formatted {
  const abs = Math.abs(ms)
  if (abs === 0) return { text: '0', unit: 'ms' }
  if (abs < 0.0005) return { text: significant(ms * 1e6), unit: 'ns' }
  if (abs < 0.9995) return { text: significant(ms * 1e3), unit: 'µs' }
  if (abs < 999.5) return { text: abs < 9.995 ? significant(ms).replace(/\.?0+$/, '') : ms.toFixed(0), unit: 'ms' }
  if (abs < 59_950) return { text: significant(ms / 1e3), unit: 's' }
  const seconds = Math.round(ms / 1e3)
  if (abs < 3_599_500)
    return { text: `${Math.floor(seconds / 60)} m ${String(seconds % 60).padStart(2, '0')}`, unit: 's' }
  const minutes = Math.round(ms / 60_000)
  return { text: `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`, unit: 'm' }
}

/** Counts in full below 10,000, then `12.3k`, `4.56M`. */
export function formatCount(count: number): string {
  const abs = Math.abs(count)
  if (abs < 999.5) return String(Math.round(count))
  if (abs < 10_000) return Math.round(count).toLocaleString('en-US')
  if (abs < 999_500) return `${significant(count / 1e3)}k`
  if (abs < 999_500_000) return `${significant(count / 1e6)}M`
  return `${significant(count / 1e9)}G`
}

/** `$12.3`, `$0.0127`, `$0.000188`; nothing is rounded to $0 that is not 0. */
export function formatUsd(usd: number): string {
  const sign = usd < 0 ? '-' : ''
  const abs = Math.abs(usd)
  if (abs === 0) return '$0'
  if (abs >= 1000) return `${sign}$${formatCount(abs)}`
  if (abs >= 1) return `${sign}$${abs.toFixed(2)}`
  if (abs < 1e-9) return `${sign}$${abs.toExponential(1)}`
  return `${sign}$${significant(abs)}`
}

/** `131 kB`, `18.4 MB`; powers of ten. */
export function formatBytes(bytes: number): Formatted {
  if (bytes < 1000) return { text: String(bytes), unit: 'B' }
  if (bytes < 999_500) return { text: significant(bytes / 1e3), unit: 'kB' }
  if (bytes < 999_500_000) return { text: significant(bytes / 1e6), unit: 'MB' }
  return { text: significant(bytes / 1e9), unit: 'GB' }
}
