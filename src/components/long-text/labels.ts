export const longTextLabels = {
  'text.copy': 'Copy',
  'text.copied': 'Copied',
  'text.copyFailed': 'Could not copy',
  'text.showAll': 'Show all {count} chars',
  'text.showMore': 'Show {count} more of {total} chars',
  'text.showLess': 'Show less',
  'text.more': 'Show {count} more',
} as const
