// The database: its stores, its versions and the steps between them.
import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb'
import type { LibraryEntry } from './cache.ts'
import { cacheError, nameOf, storageError } from './errors.ts'
import type { Piece } from './pack.ts'

export interface Manifest extends LibraryEntry {
  readonly write: string
  /** Records of the structure. */
  readonly recordCount: number
  /** Content stores of the data set. */
  readonly storeCount: number
}

export interface CacheSchema extends DBSchema {
  manifests: { key: string; value: Manifest }
  structure: { key: [write: string, n: number]; value: readonly Piece[] }
  content: { key: [write: string, store: number, offset: number]; value: Uint8Array | Blob }
}

export type CacheDatabase = IDBPDatabase<CacheSchema>

/** Brings a database from one version to the next; may use the upgrade's transaction only. */
export type UpgradeStep = (database: IDBDatabase, transaction: IDBTransaction) => void

/** Step n leads to version n + 1. Steps that were released never change (see README.md). */
export const UPGRADE_STEPS: readonly UpgradeStep[] = [
  (database) => {
    database.createObjectStore('manifests', { keyPath: 'id' })
    database.createObjectStore('structure')
    database.createObjectStore('content')
  },
]

export interface DatabaseHooks {
  /** Another tab holds an older version open; opening goes on when it lets go. */
  onWaiting(): void
  /** A newer version wants to upgrade: this connection has been closed for it. */
  onSuperseded(): void
  /** The browser ended the connection. */
  onLost(): void
}

/** Opens and upgrades the database. Rejects with `cache.newer`, `cache.full` or `cache.refused`. */
export async function openDatabase(
  name: string,
  hooks: DatabaseHooks,
  steps: readonly UpgradeStep[] = UPGRADE_STEPS,
): Promise<CacheDatabase> {
  try {
    return await openDB<CacheSchema>(name, steps.length, {
      upgrade(database, from, _to, transaction) {
        for (const step of steps.slice(from)) step(unwrap(database), unwrap(transaction))
      },
      blocked: () => hooks.onWaiting(),
      blocking: (_current, newVersion, event) => {
        const connection = event.target as IDBDatabase
        connection.close()
        if (newVersion === null) hooks.onLost()
        else hooks.onSuperseded()
      },
      terminated: () => hooks.onLost(),
    })
  } catch (caught) {
    if (nameOf(caught) === 'VersionError') throw cacheError('cache.newer', caught)
    throw storageError(caught, 'cache.refused')
  }
}
