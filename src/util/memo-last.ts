/**
 * Keeps the last result for each object, so that parts which ask for the same thing share one answer.
 * Another argument replaces it; the object's end frees it.
 */
export function memoLast<K extends object, A, V>(compute: (key: K, argument: A) => V): (key: K, argument: A) => V {
  const last = new WeakMap<K, { readonly argument: A; readonly value: V }>()
  return (key, argument) => {
    const known = last.get(key)
    if (known && known.argument === argument) return known.value
    const value = compute(key, argument)
    last.set(key, { argument, value })
    return value
  }
}
