/** Where the reader's worker lies. Only for `new Worker(workerUrl(), { type: 'module' })`: the build puts the literal URL there. */
export const workerUrl = (): URL => new URL('../worker.ts', import.meta.url)
