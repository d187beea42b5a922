// Files as a person gives them: archives among them are opened.
import { isZip } from './kind.ts'

/** Zip archives replaced by the files in them; everything else as it is. Nested archives are left alone. */
export async function expandInputs(files: readonly File[]): Promise<File[]> {
  const expanded: File[] = []
  for (const file of files) {
    if (!isZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) expanded.push(file)
    else {
      const { unpackZip } = await import('./zip.ts')
      const inputs = await unpackZip({ name: file.name, data: file })
      const isBroken = inputs.some(({ error }) => error?.code === 'zip.broken')
      // A damaged archive stays itself, and a damaged entry is an empty file, so that the reader can say what is wrong.
      expanded.push(...(isBroken ? [file] : inputs.map(({ name, data }) => new File([data as Blob | string], name))))
    }
  }
  return expanded
}
