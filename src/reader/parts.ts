// What the reader loads on demand, in a worker that is one file: modules out of files that lie beside it. The page names
// their addresses, since only its bundler knows them. Elsewhere plain dynamic imports do, and nothing of this is used.
import { PanelError } from '../model/errors.ts'

/** Addresses of the files by name. */
export type PartUrls = { readonly [part: string]: string }

let urls: PartUrls = {}

export const setPartUrls = (given: PartUrls | undefined): void => {
  urls = given ?? {}
}

export const PART_MISSING = 'worker.part_missing'

/** A module out of a part. The build puts this in place of the dynamic imports of the worker. */
export async function loadPart<T>(part: string, module: string): Promise<T> {
  try {
    const { modules } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ urls[part])) as {
      modules: { readonly [module: string]: T }
    }
    return modules[module]
  } catch (cause) {
    // No one reads this: the page reads without a worker then.
    throw new PanelError(PART_MISSING, part, { cause })
  }
}
