export const overviewLabels = {
  'overview.label': 'Overview of the whole trace',
  'overview.from': 'Shown from',
  'overview.to': 'Shown to',
  'overview.reset': 'Show the whole trace',
} as const
