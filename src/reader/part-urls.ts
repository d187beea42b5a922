import type { PartUrls } from './parts.ts'

/** Addresses of the parts that the worker loads on demand. The build of the library puts them here; elsewhere the worker has chunks of its own. */
export const partUrls = (): PartUrls | undefined => undefined
