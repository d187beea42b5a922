export const tracePanelLabels = {
  'tracePanel.label': 'Trace',
  'tracePanel.emptyTitle': 'No traces',
  'tracePanel.empty': 'The spans of a trace would stand here. What was read holds none.',
  'tracePanel.missingTitle': 'No spans of this trace are here',
  'tracePanel.missing':
    'What was read may name {traceId}, but holds none of its spans. They may stand in another file: open both together.',
  'tracePanel.scoresTitle': 'Scores without their trace',
  'tracePanel.scores':
    'What was read scores {traceId}, but holds none of its spans. Open the file with the spans beside it.',
  'tracePanel.back': 'All traces',
  'tracePanel.resizeDetails': 'Size of the details',
} as const
