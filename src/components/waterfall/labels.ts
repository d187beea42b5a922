import { figureLabels } from '../figure/figure-text.ts'

export const waterfallLabels = {
  'waterfall.spans': 'Spans',
  'waterfall.name': 'Name',
  'waterfall.duration': 'Duration',
  'waterfall.tokens': 'Tokens',
  'waterfall.cost': 'Cost',
  'waterfall.timeline': 'Timeline',
  'waterfall.noTimes': 'No times recorded',
  'waterfall.resizeName': 'Width of the name column',
  'waterfall.noName': '(no name)',
  'waterfall.error': 'error',
  'waterfall.warning': 'warning',
  'waterfall.unfinished': 'unfinished',
  'waterfall.unfinishedWhy': 'No end time: it was still running, or the export was cut.',
  'waterfall.noTimeWhy': 'The source recorded no times for this span.',
  'waterfall.endBeforeStart': 'The recorded end lies before the start.',
  'waterfall.handled': 'handled exception',
  'waterfall.handledWhy': 'An exception was recorded, and the span is not in error.',
  'waterfall.silent': 'failed quietly',
  'waterfall.silentWhy': 'The result of this tool reports an error, while its status is fine.',
  'waterfall.orphan': 'parent missing',
  'waterfall.orphanWhy':
    'Its parent span is not among these traces, so it stands at the root level. It is not counted as a root.',
  'waterfall.starts': 'Starts {time}',
  'waterfall.firstToken': 'First token after {time}',
  'waterfall.ends': 'Ends {time}',
  'waterfall.lasts': 'Lasts {time}',
  'waterfall.noEnd': 'No end recorded',
  'waterfall.shareOfTrace': '{share} of the trace',
  'waterfall.emptyTrace': 'No spans in this trace',
  'waterfall.emptyTraceWhy': 'Its spans would stand here. The file names the trace and holds none of them.',
  'waterfall.opening': 'Putting {count} spans in order…',
  'waterfall.closed': 'No trace is open',
  'waterfall.closedWhy': 'Its spans would stand here. Choose a trace to see them.',
} as const

/** Those of a row with its figures. */
export const rowLabels = { ...waterfallLabels, ...figureLabels } as const
