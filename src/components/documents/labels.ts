export const documentsLabels = {
  'documents.query': 'Query',
  'documents.ranked': '{count} documents, best first',
  'documents.one': 'One document',
  'documents.score': 'score',
  'documents.rank': 'Rank {rank}',
  'documents.was': 'was {rank}',
  'documents.isNew': 'new',
  'documents.leftOut': '{count} left out of {total}',
  'documents.noText': 'no text recorded',
  'documents.metadata': 'Metadata',
} as const
