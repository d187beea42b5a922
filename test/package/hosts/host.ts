// What every test with a host app needs: the packed package installed, a browser, and servers, all gone at its end.
import { type BrowserContextOptions, chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'
import { createConsumer } from '../dist.ts'
import { type Server, serve } from './serve.ts'
import { type Visit, visit } from './visit.ts'

export interface Host {
  /** A project with the package and what it was asked for in its node_modules. */
  readonly folder: string
  /** Serves files of a folder, each with the given headers. Resolves to the origin, without a slash at the end. */
  readonly serve: (folder: string, headers?: { readonly [name: string]: string }) => Promise<string>
  readonly visit: (url: string, options?: BrowserContextOptions) => Promise<Visit>
  readonly close: () => Promise<void>
}

/** Arguments as for createConsumer; React is always installed. */
export const createHost = async (extra: readonly string[] = [], parent?: string): Promise<Host> => {
  const { folder, remove } = createConsumer(['react', 'react-dom', 'scheduler', ...extra], parent)
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs] })
  const servers: Server[] = []
  return {
    folder,
    serve: async (path, headers) => {
      const server = await serve(path, headers)
      servers.push(server)
      return server.url
    },
    visit: (url, options) => visit(browser, url, options),
    close: async () => {
      await browser.close()
      await Promise.all(servers.map((server) => server.close()))
      remove()
    },
  }
}
