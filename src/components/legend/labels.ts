export const legendLabels = {
  'legend.spans': '{spans} spans, {errors} errors',
  'legend.nextError': 'Next error',
  'legend.move': 'move',
  'legend.fold': 'fold',
  'legend.errorKey': 'next error',
  'legend.keys': 'keys',
} as const
