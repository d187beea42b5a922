// The stroke icons of the project: 16 px, 1.4 px line. Drawn inline, so that they need no sprite in the document.
import type { ReactNode } from 'react'

const SHAPES = {
  llm: (
    <>
      <path d="M8 1.8c.5 3.9 2.3 5.7 6.2 6.2-3.9.5-5.7 2.3-6.2 6.2-.5-3.9-2.3-5.7-6.2-6.2 3.9-.5 5.7-2.3 6.2-6.2Z" />
    </>
  ),
  agent: (
    <>
      <path d="M8 1.9 14.1 8 8 14.1 1.9 8z" />
      <circle cx="8" cy="8" r="1.3" fill="currentColor" stroke="none" />
    </>
  ),
  workflow: (
    <>
      <rect x="2" y="5.5" width="4" height="5" rx="1" />
      <rect x="10.5" y="2" width="3.5" height="4" rx="1" />
      <rect x="10.5" y="10" width="3.5" height="4" rx="1" />
      <path d="M6 8h2.2M10.5 4H9.2a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h1.3" />
    </>
  ),
  tool: (
    <>
      <path d="M11 2.2 9 4.2l.5 2.3 2.3.5 2-2a3.7 3.7 0 0 1-5 4.3l-4.2 4.2a1.5 1.5 0 0 1-2.1-2.1l4.2-4.2a3.7 3.7 0 0 1 4.3-5z" />
    </>
  ),
  retriever: (
    <>
      <ellipse cx="8" cy="4" rx="5.2" ry="2.1" />
      <path d="M2.8 4v8c0 1.15 2.3 2.1 5.2 2.1s5.2-.95 5.2-2.1V4M2.8 8c0 1.15 2.3 2.1 5.2 2.1s5.2-.95 5.2-2.1" />
    </>
  ),
  embedding: (
    <>
      <path d="M2.5 2.2v11.3h11.3" />
      <g fill="currentColor" stroke="none">
        <circle cx="5.7" cy="9.8" r="1.15" />
        <circle cx="7.6" cy="6.2" r="1.15" />
        <circle cx="10.2" cy="8.8" r="1.15" />
        <circle cx="12.2" cy="4.2" r="1.15" />
      </g>
    </>
  ),
  reranker: (
    <>
      <path d="M2.2 3.8h6.6M2.2 8h4.6M2.2 12.2h2.6M11.7 3v10M9.4 10.7l2.3 2.3 2.3-2.3" />
    </>
  ),
  guardrail: (
    <>
      <path d="M8 1.9l5.2 1.9v4c0 3-2.1 5.2-5.2 6.3-3.1-1.1-5.2-3.3-5.2-6.3v-4z" />
    </>
  ),
  evaluator: (
    <>
      <path d="M2.3 12a5.7 5.7 0 1 1 11.4 0M8 12l2.6-4.1M2.3 12h1.4M12.3 12h1.4" />
    </>
  ),
  prompt: (
    <>
      <path d="M3.5 2h6L13 5.5V14H3.5zM9.3 2v3.7H13M6 9h4.3M6 11.4h2.6" />
    </>
  ),
  event: (
    <>
      <path d="M9.2 1.9 3.6 9.2h3.9l-.8 4.9 5.7-7.3H8.4z" />
    </>
  ),
  other: (
    <>
      <circle cx="8" cy="8" r="4.8" />
    </>
  ),
  error: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.2 14.4 13.4H1.6zM8 6.5v3.1M8 11.5v.1" />
    </>
  ),
  unfinished: (
    <>
      <path d="M8 2a6 6 0 0 1 6 6" />
      <circle cx="8" cy="8" r="6" strokeDasharray="1.5 2.27" opacity=".7" />
      <path d="M8 4.9V8l2 1.4" />
    </>
  ),
  orphan: (
    <>
      <path d="M3.5 1.8v1.4M3.5 5.2v1.6M3.7 9c.5 1 1.4 1.7 2.6 1.8" />
      <circle cx="11" cy="10.8" r="2.4" />
    </>
  ),
  stack: (
    <>
      <path d="M8 1.9 14 5 8 8.1 2 5zM2 8l6 3.1L14 8M2 11l6 3.1L14 11" />
    </>
  ),
  retry: (
    <>
      <path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8M13.5 2v3.3h-3.3" />
    </>
  ),
  check: (
    <>
      <path d="m3 8.5 3.3 3.3L13 4.6" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.3v3.6M8 5.1v.1" />
    </>
  ),
  up: (
    <>
      <path d="M5.2 7.2 8 2.2c1 0 1.7.8 1.5 1.8L9.1 6.3h3.5c.9 0 1.5.8 1.3 1.7l-1.1 4.6c-.2.6-.7 1-1.3 1H5.2zM2.2 7.2h3v6.4h-3z" />
    </>
  ),
  down: (
    <>
      <path d="M5.2 8.8 8 13.8c1 0 1.7-.8 1.5-1.8L9.1 9.7h3.5c.9 0 1.5-.8 1.3-1.7l-1.1-4.6c-.2-.6-.7-1-1.3-1H5.2zM2.2 8.8h3V2.4h-3z" />
    </>
  ),
  chevron: (
    <>
      <path d="m6.2 4 4 4-4 4" />
    </>
  ),
  back: (
    <>
      <path d="M13 8H3.2M7.2 3.8 3 8l4.2 4.2" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 3.3 3.3" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  link: (
    <>
      <path d="M6.6 9.4a2.8 2.8 0 0 0 4 0l2.3-2.3a2.8 2.8 0 0 0-4-4l-.9.9M9.4 6.6a2.8 2.8 0 0 0-4 0L3.1 8.9a2.8 2.8 0 0 0 4 4l.9-.9" />
    </>
  ),
  expand: (
    <>
      <path d="M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9" />
    </>
  ),
  close: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 2.3a5.7 5.7 0 0 1 0 11.4z" fill="currentColor" />
    </>
  ),
  download: (
    <>
      <path d="M8 2.2v7.6M4.7 6.7 8 10l3.3-3.3M2.5 13.5h11" />
    </>
  ),
  upload: (
    <>
      <path d="M8 10V2.4M4.7 5.7 8 2.4l3.3 3.3M2.5 13.5h11" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.8" width="12" height="10.4" rx="1.3" />
      <path d="M2 6.3h12M2 9.8h12M6.5 6.3v6.9" />
    </>
  ),
  chart: (
    <>
      <path d="M2.5 2.2v11.3h11.3M5.6 13V9M8.6 13V5.5M11.6 13V7.5" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.2 6.4a1.85 1.85 0 1 1 2.7 1.7c-.6.3-.9.7-.9 1.3M8 11.4v.1" />
    </>
  ),
  more: (
    <>
      <g fill="currentColor" stroke="none">
        <circle cx="3.2" cy="8" r="1.2" />
        <circle cx="8" cy="8" r="1.2" />
        <circle cx="12.8" cy="8" r="1.2" />
      </g>
    </>
  ),
  filter: (
    <>
      <path d="M2 4h12M4.5 8h7M6.7 12h2.6" />
    </>
  ),
  file: (
    <>
      <path d="M3.5 1.9h5.8L12.7 5.3v8.8H3.5zM9.2 1.9v3.5h3.5" />
    </>
  ),
  trash: (
    <>
      <path d="M2.5 4.2h11M6 4.2V2.5h4v1.7M4 4.2l.7 9.3h6.6l.7-9.3" />
    </>
  ),
  grip: (
    <>
      <path d="M6.5 5v6M9.5 5v6" />
    </>
  ),
} satisfies { [name: string]: ReactNode }

export type IconName = keyof typeof SHAPES

export interface IconProps {
  readonly name: IconName
  /** Side in px; default 16. */
  readonly size?: 12 | 14 | 16 | 20
  readonly className?: string
  /** Its word, where none stands beside it and no control around it has one. */
  readonly label?: string
}

/** Decoration, save with a label. */
export function Icon({ name, size = 16, className, label }: IconProps): ReactNode {
  return (
    <svg
      className={className ? `sg-i ${className}` : 'sg-i'}
      viewBox="0 0 16 16"
      data-size={size}
      role={label && 'img'}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {SHAPES[name]}
    </svg>
  )
}

/** Icon of an observation type; an unknown type has that of `other`. */
export const typeIcon = (observationType: string): IconName =>
  Object.hasOwn(SHAPES, observationType) && TYPES.has(observationType) ? (observationType as IconName) : 'other'

const TYPES = new Set([
  'llm',
  'agent',
  'workflow',
  'tool',
  'retriever',
  'embedding',
  'reranker',
  'guardrail',
  'evaluator',
  'prompt',
  'event',
])
