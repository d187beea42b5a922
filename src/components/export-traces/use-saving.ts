import { useEffect, useRef, useState } from 'react'
import { convert } from '../../convert/convert.ts'
import type { ConvertOptions } from '../../convert/options.ts'
import type { TraceSet } from '../../model/trace-set.ts'
import { saveFile } from '../save-file/save-file.ts'

export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'writing'; readonly bytes: number }
  | { readonly state: 'saved'; readonly name: string; readonly bytes: number }
  | { readonly state: 'failed'; readonly reason: string }

/** Bytes that are held as such; beyond them the browser takes them over, and may put them on disk. */
const HELD_BYTES = 8 << 20

export interface SavingControl {
  readonly saving: Saving
  save(near: HTMLElement, name: string, options: ConvertOptions): void
  stop(): void
}

/** Writes traces into a file and hands it to the browser. Leaving the part stops it. */
export function useSaving(traces: TraceSet): SavingControl {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const stop = () => {
    running.current?.abort()
    setSaving({ state: 'idle' })
  }
  const save = (near: HTMLElement, name: string, options: ConvertOptions) => {
    running.current?.abort()
    const control = new AbortController()
    running.current = control
    setSaving({ state: 'writing', bytes: 0 })
    const report = (bytes: number) => !control.signal.aborted && setSaving({ state: 'writing', bytes })
    writeBlob(traces, { ...options, signal: control.signal }, report).then(
      (file) => {
        if (control.signal.aborted) return
        saveFile(near, name, file)
        setSaving({ state: 'saved', name, bytes: file.size })
      },
      (error: unknown) => {
        if (control.signal.aborted) return
        setSaving({ state: 'failed', reason: error instanceof Error ? error.message : String(error) })
      },
    )
  }
  return { saving, save, stop }
}

async function writeBlob(traces: TraceSet, options: ConvertOptions, report: (bytes: number) => void): Promise<Blob> {
  const parts: Blob[] = []
  let held: Uint8Array<ArrayBuffer>[] = []
  let heldBytes = 0
  let bytes = 0
  const type = options.format === 'csv' ? 'text/csv' : 'application/octet-stream'
  for await (const chunk of convert(traces, options)) {
    held.push(chunk)
    heldBytes += chunk.length
    bytes += chunk.length
    report(bytes)
    if (heldBytes < HELD_BYTES) continue
    parts.push(new Blob(held))
    held = []
    heldBytes = 0
  }
  return new Blob([...parts, ...held], { type })
}
