// Files from a drop: single ones as they are, folders with the exports in them.

/** Names that may be exports; in a folder everything else is passed over. */
const EXPORT = /\.(json|jsonl|ndjson|log|txt|gz|zip|csv|parquet|eval)$/i

/** Must be called in the drop's own event: the entries are gone afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile())
  const files = await Promise.all(
    entries.map(async (entry) => {
      if (entry === null) return []
      return entry instanceof File ? [entry] : filesOf(entry, true)
    }),
  )
  return files.flat()
}

async function filesOf(entry: FileSystemEntry, isNamedByHand: boolean): Promise<File[]> {
  if (isFile(entry)) {
    const isWanted = isNamedByHand || (EXPORT.test(entry.name) && !entry.name.startsWith('.'))
    return isWanted ? [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))] : []
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: File[] = []
  // A folder is read in batches until an empty one.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return files
    for (const inner of batch) files.push(...(await filesOf(inner, false)))
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** Files of a folder that was chosen. */
export const chosenFromFolder = (files: readonly File[]): File[] =>
  files.filter(({ name }) => EXPORT.test(name) && !name.startsWith('.'))

/** Files or text from a paste; undefined when it is none, or meant for a field. */
export function pastedFiles(event: ClipboardEvent): File[] | undefined {
  const target = event.target as HTMLElement | null
  if (target?.closest('input, textarea, [contenteditable]')) return undefined
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length > 0) return files
  const text = event.clipboardData?.getData('text/plain').trim()
  return text ? [new File([text], 'pasted.json', { type: 'application/json' })] : undefined
}
