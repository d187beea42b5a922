export const icicleLabels = {
  'icicle.label': 'Where it went, by name',
  'icicle.whole': 'Whole trace',
  'icicle.time': 'Work, parallel spans side by side',
  'icicle.tokens': 'Tokens of counted calls',
  'icicle.cost': 'Cost of counted calls',
  'icicle.tip': '{name}: {value}, {share} of the trace, {count} spans',
  'icicle.tipOne': '{name}: {value}, {share} of the trace',
  'icicle.adding': 'Adding up {count} spans …',
  'icicle.empty': 'Nothing to divide',
  'icicle.emptyWhy': 'No span of this trace has a value of this kind.',
} as const
