import { useEffect, useRef } from 'react'

/** The value; while it is made anew for the same owner, the one before. */
export function useLast<T>(value: T | undefined, owner: object): T | undefined {
  const last = useRef<{ readonly owner: object; readonly value: T }>(undefined)
  useEffect(() => {
    if (value !== undefined) last.current = { owner, value }
  }, [value, owner])
  return value ?? (last.current?.owner === owner ? last.current.value : undefined)
}
