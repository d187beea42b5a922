// Serves the built demo on this machine, with the files named on the command line beside it.
//   node scripts/serve.mjs [FILE…]
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { preview } from 'vite'
import { files } from './files-plugin.mjs'
import { root } from './vite.mjs'

/**
 * Serves dist/demo on 127.0.0.1, at the first free port from 5173 on.
 *
 * @param {readonly string[]} paths files the demo opens, see files-plugin.mjs
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export const serveDemo = async (paths = []) => {
  const server = await preview({
    configFile: false,
    root,
    plugins: [files(paths)],
    build: { outDir: 'dist/demo' },
    preview: { host: '127.0.0.1', port: 5173, cors: false },
    logLevel: 'warn',
  })
  return { url: server.resolvedUrls.local[0], close: () => server.close() }
}

/** Serves until the process ends, and prints the address. Names that are no file end the process with a message. */
export const serveCommand = async (names) => {
  // npm runs scripts in the package's folder; INIT_CWD is where the person stood.
  const paths = names.map((name) => resolve(process.env.INIT_CWD ?? process.cwd(), name))
  const missing = paths.filter((path) => !statSync(path, { throwIfNoEntry: false })?.isFile())
  if (missing.length > 0) {
    console.error(`Not a file: ${missing.join(', ')}`)
    process.exit(1)
  }
  const { url } = await serveDemo(paths)
  console.log(`Spanglass is at ${url}`)
}

if (process.argv[1] === import.meta.filename) await serveCommand(process.argv.slice(2))
