// Archives and folders of exports: unpacked by fflate, which is loaded only when there is one.

/** Zip archives replaced by the files in them; everything else as it is. Nested archives are left alone. */
export async function expandInputs(files: readonly File[]): Promise<File[]> {
  const expanded: File[] = []
  for (const file of files) {
    if (await isZip(file)) expanded.push(...(await unzipFile(file)))
    else expanded.push(file)
  }
  return expanded
}

async function isZip(file: File): Promise<boolean> {
  const magic = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  return magic[0] === 0x50 && magic[1] === 0x4b && magic[2] === 3 && magic[3] === 4
}

/** Entries that are no exports: folders and the clutter that systems add. */
const isClutter = (path: string): boolean => path.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(path)

async function unzipFile(file: File): Promise<File[]> {
  const { unzip } = await import('fflate')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const entries = await new Promise<{ [path: string]: Uint8Array }>((resolve, reject) => {
    unzip(bytes, { filter: ({ name }) => !isClutter(name) }, (error, result) =>
      error ? reject(error) : resolve(result),
    )
  }).catch(() => ({}))
  const unpacked = Object.entries(entries).map(([path, content]) => new File([content as BlobPart], path))
  // A damaged archive stays itself, so that the reader can say what is wrong.
  return unpacked.length > 0 ? unpacked : [file]
}
