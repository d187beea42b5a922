export const findLabels = {
  'find.label': 'Find in trace',
  'find.hint': 'Name, type, model, tool, error',
  'find.next': 'Next match',
  'find.previous': 'Previous match',
  'find.clear': 'Clear',
  'find.none': 'none',
  'find.count': '{count}',
  'find.position': '{at} of {count}',
} as const
