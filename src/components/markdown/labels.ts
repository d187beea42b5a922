export const markdownLabels = {
  'markdown.image': 'Image: {name}',
  'markdown.footnotes': 'Footnotes',
  'markdown.done': 'done',
  'markdown.open': 'not done',
} as const
