// Files named on the command line that serves the demo (scripts/files-plugin.mjs, src/cli/open.ts).

/** Their contents; none where nothing was named, or where a plain web server stands behind the page. */
export async function namedFiles(): Promise<File[]> {
  try {
    const index = new URL('__files/index.json', document.baseURI)
    const response = await fetch(index, { cache: 'no-store' })
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return []
    const list: unknown = await response.json()
    return await Promise.all((Array.isArray(list) ? list : []).filter(isNamed).map(fetchFile))
  } catch {
    return []
  }
}

interface NamedFile {
  readonly name: string
  readonly url: string
}

const isNamed = (value: unknown): value is NamedFile =>
  typeof value === 'object' && value !== null && 'name' in value && 'url' in value

async function fetchFile({ name, url }: NamedFile): Promise<File> {
  const response = await fetch(new URL(url, document.baseURI), { cache: 'no-store' })
  return new File([await response.blob()], name)
}
