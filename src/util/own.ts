/** The entry of a plain table under a key that foreign data names; what every object inherits is no entry. */
export const ownEntry = <T>(table: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined
