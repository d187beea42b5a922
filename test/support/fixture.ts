import { readFileSync } from 'node:fs'

/** Text of a file under test/fixtures. */
export const fixtureText = (path: string): string =>
  readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8')
