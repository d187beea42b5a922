// Which writes are under way, in any tab, and clearing away what dead ones left.

import { rangeOf } from './content.ts'
import type { CacheDatabase } from './database.ts'

/** Age at which an unnamed write counts as dead where tabs cannot tell each other. */
const DEAD_AFTER_MS = 24 * 3_600_000

/** Sorts by the time it was begun. */
export const newWrite = (): string =>
  `${Date.now().toString(36).padStart(9, '0')}-${Math.random().toString(36).slice(2, 10)}`

const lockName = (database: string, write: string): string => `${database}:${write}`
const locks = (): LockManager | undefined => globalThis.navigator?.locks

/** Runs a write under a lock, which ends with the tab. Locks exist in secure contexts only; elsewhere it just runs. */
export function whileWriting<T>(database: string, write: string, action: () => Promise<T>): Promise<T> {
  return (locks()?.request(lockName(database, write), action) as Promise<T> | undefined) ?? action()
}

/** Whether a write is under way in some tab; undefined where tabs cannot tell. */
export async function writeWatch(database: string): Promise<((write: string) => boolean) | undefined> {
  const held = (await locks()?.query())?.held
  if (!held) return undefined
  const names = new Set(held.map(({ name }) => name))
  return (write) => names.has(lockName(database, write))
}

/** Removes the parts of writes that no manifest names and that nobody is writing. */
export async function sweep(database: CacheDatabase, name: string): Promise<void> {
  // First who is writing, then what is named: a write that ends in between is named by then.
  const isLive = await writeWatch(name)
  const isDead = (write: string) =>
    isLive ? !isLive(write) : Number.parseInt(write.split('-')[0], 36) < Date.now() - DEAD_AFTER_MS
  const manifests = await database.getAll('manifests')
  const named = new Set(manifests.map(({ write }) => write))
  for (const store of ['structure', 'content'] as const) {
    for (const write of await writesIn(database, store)) {
      if (!named.has(write) && isDead(write)) await database.delete(store, rangeOf(write))
    }
  }
}

/** The distinct writes of a store, by leaps from one to the next. */
async function writesIn(database: CacheDatabase, store: 'structure' | 'content'): Promise<string[]> {
  const writes: string[] = []
  let after: IDBKeyRange | null = null
  for (;;) {
    const tx = database.transaction(store)
    const cursor = await tx.store.openKeyCursor(after)
    if (!cursor) return writes
    const [write] = cursor.key
    writes.push(write)
    after = IDBKeyRange.lowerBound([write, []], true)
  }
}
