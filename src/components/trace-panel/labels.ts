export const tracePanelLabels = {
  'tracePanel.label': 'Trace',
  'tracePanel.emptyTitle': 'No traces',
  'tracePanel.empty': 'The spans of a trace would stand here. What was read holds none.',
  'tracePanel.missingTitle': 'This trace is not here',
  'tracePanel.missing': 'The traces that were read do not hold {traceId}. It may stand in another file.',
  'tracePanel.back': 'All traces',
  'tracePanel.resizeDetails': 'Size of the details',
} as const
