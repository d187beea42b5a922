export const tracePanelLabels = {
  'tracePanel.label': 'Trace',
  'tracePanel.emptyTitle': 'No traces',
  'tracePanel.empty': 'The spans of a trace would stand here. What was read holds none.',
  'tracePanel.missingTitle': 'This trace is not here',
  'tracePanel.missing': 'The traces that were read do not hold {traceId}. It may stand in another file.',
  'tracePanel.scoresTitle': 'Scores without their trace',
  'tracePanel.scores':
    'What was read scores {traceId}, but holds none of its spans. Open the file with the spans beside it.',
  'tracePanel.back': 'All traces',
  'tracePanel.resizeDetails': 'Size of the details',
} as const
