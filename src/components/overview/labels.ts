export const overviewLabels = {
  'overview.label': 'Overview of the whole trace',
  'overview.from': 'Shown from',
  'overview.to': 'Shown to',
} as const
