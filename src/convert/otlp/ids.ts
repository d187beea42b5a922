// Ids as OTLP wants them: 32 hex digits for a trace, 16 for a span. Others get a stand-in and keep their own in an attribute.
import { hashText } from '../../util/hash.ts'

/** The same id gives the same stand-in, so that parents and links still meet. Shorter hex is padded, as Zipkin does. */
export function hexId(id: string, length: 16 | 32): string {
  const digits = UUID.test(id) ? id.replaceAll('-', '') : id
  if (/^[0-9a-f]+$/.test(digits) && digits.length <= length && !/^0+$/.test(digits)) return digits.padStart(length, '0')
  return (hashText(id) + hashText(`${id}\n`) + hashText(`${id}\n\n`)).slice(0, length)
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
