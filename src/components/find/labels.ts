export const findLabels = {
  'find.label': 'Find in trace',
  'find.hint': 'Name, model, error, text',
  'find.next': 'Next match',
  'find.previous': 'Previous match',
  'find.clear': 'Clear',
  'find.none': 'none',
  'find.searching': 'searching',
  'find.unread': '{count} not readable',
  'find.count': '{count}',
  'find.position': '{at} of {count}',
} as const
