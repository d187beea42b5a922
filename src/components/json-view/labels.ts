export const jsonViewLabels = {
  'json.name': 'JSON',
  'json.copyValue': 'Copy value',
  'json.copyPath': 'Copy path',
  'json.more': '… {count} more',
  'json.moreChars': '… {count} more chars',
  'json.text': 'JSON in text',
  'json.items': '{count} items',
  'json.keys': '{count} keys',
  'json.oneItem': '1 item',
  'json.oneKey': '1 key',
} as const
