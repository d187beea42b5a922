// Resident memory of the browser's renderer processes, where the system has /proc.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const SAMPLE_MS = 10

const statusBytes = (pid, key) => {
  try {
    const [, kilobytes] =
      new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) * 1024
  } catch {
    // The process is gone.
    return 0
  }
}

/** Makes the system count a process's peak from now on. */
const resetPeak = (pid) => {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
    return true
  } catch {
    return false
  }
}

/**
 * Follows the renderers from now on, which should be idle. The returned function stops and tells by how many bytes the one
 * that grew most did at its peak. It counts what the page and its workers take above an idle page.
 *
 * @returns {Promise<(() => number) | undefined>} undefined where there is no /proc
 */
export async function rendererMemory(context) {
  const browser = context.browser()
  if (!existsSync('/proc/self/status') || !browser) return undefined
  const client = await browser.newBrowserCDPSession()
  const { processInfo } = await client.send('SystemInfo.getProcessInfo')
  await client.detach()
  const renderers = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => ({ pid: id, isReset: resetPeak(id), idle: statusBytes(id, 'VmRSS'), peak: 0 }))
  const look = () => {
    for (const one of renderers) one.peak = Math.max(one.peak, statusBytes(one.pid, one.isReset ? 'VmHWM' : 'VmRSS'))
  }
  // Where the peak cannot be reset it has to be looked for.
  const timer = setInterval(look, renderers.every(({ isReset }) => isReset) ? 250 : SAMPLE_MS)
  return () => {
    clearInterval(timer)
    look()
    return Math.max(...renderers.map(({ peak, idle }) => peak - idle))
  }
}
