import { useEffect, useLayoutEffect } from 'react'

/** `useLayoutEffect` where there is a layout. On a server there is none, and React 18 complains of every use. */
export const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect
