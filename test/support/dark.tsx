import type { ReactNode } from 'react'

/** A host in the dark. */
export const Dark = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div style={{ colorScheme: 'dark', background: 'Canvas', color: 'CanvasText' }}>{children}</div>
)
