import { useEffect, useRef } from 'react'

/** The value; while it is made anew for the same owner, as a data set is that grows, the one before. */
export function useLast<T>(value: T | undefined, owner: string): T | undefined {
  const last = useRef<{ readonly owner: string; readonly value: T }>(undefined)
  useEffect(() => {
    if (value !== undefined) last.current = { owner, value }
  }, [value, owner])
  return value ?? (last.current?.owner === owner ? last.current.value : undefined)
}
