export const legendLabels = {
  'legend.label': 'Types and keys',
  'legend.spans': '{spans} spans, {errors} errors',
  'legend.spansOne': '1 span',
  'legend.nextError': 'Next error',
  'legend.move': 'move',
  'legend.fold': 'fold',
  'legend.errorKey': 'next error',
  'legend.keys': 'keys',
} as const
