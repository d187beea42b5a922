// Builds a page of hosts/pages with Vite, as a host would.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'

/**
 * Copies hosts/pages into a folder with the package installed and builds `<name>.tsx` there, into `<folder>/built`, with a
 * page `<name>.html` around it.
 */
export const buildPage = async (
  folder: string,
  name: string,
  body = '',
  options: InlineConfig = {},
): Promise<string> => {
  cpSync(join(import.meta.dirname, 'pages'), folder, { recursive: true })
  const page = join(folder, `${name}.html`)
  writeFileSync(
    page,
    `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head>
<body>${body}<script type="module" src="./${name}.tsx"></script></body></html>`,
  )
  const outDir = join(folder, 'built')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    ...options,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      // Vite would put links into the head, where nothing of the panel's may be seen.
      modulePreload: false,
      rolldownOptions: { input: page },
    },
  })
  return outDir
}
