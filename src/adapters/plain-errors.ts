// Errors that a vendor keeps as one text: what a Python or JavaScript runtime prints, message and stack trace together.
import type { PlainSpan } from './plain-span.ts'

type ExceptionEvent = NonNullable<PlainSpan['events']>[number]

export interface ToldError {
  /** Without the stack trace. */
  readonly message: string
  readonly exception: ExceptionEvent
}

const PYTHON_TRACE = /Traceback \(most recent call last\):/
const JAVASCRIPT_TRACE = /\n\s+at \S/
/** `ValueError: …`, `openai.RateLimitError('…')`, `Error: …` */
const TYPED = /^\s*([A-Za-z_$][\w$.]*)\s*(?::\s*|\()([\s\S]*)$/
const TYPE_NAME = /(Error|Exception|Warning|Exit|Interrupt|Timeout|Failure|Abort|Refused)\w*$/

/** Message, type and stack trace of an error told as one text. */
export function errorOfText(text: string): ToldError {
  const { said, stack } = splitTrace(text)
  const [, type, rest] = TYPED.exec(said) ?? []
  const isTyped = type !== undefined && TYPE_NAME.test(type)
  return {
    message: said,
    exception: {
      name: 'exception',
      attributes: {
        'exception.type': isTyped ? type : undefined,
        'exception.message': isTyped ? messageOf(said, rest) : said,
        'exception.stacktrace': stack,
      },
    },
  }
}

/** Python prints the error behind the trace; frameworks put it before as well, and leave it out behind. */
function splitTrace(text: string): { said: string; stack?: string } {
  const python = PYTHON_TRACE.exec(text)
  if (python) {
    const before = text.slice(0, python.index).trim()
    const lines = text.trimEnd().split('\n')
    // Behind the frames, which are indented.
    const last = lines.findLastIndex((line) => /^\s/.test(line) || PYTHON_TRACE.test(line))
    const behind = lines
      .slice(last + 1)
      .join('\n')
      .trim()
    return { said: before || behind || text.trim(), stack: text }
  }
  const javascript = JAVASCRIPT_TRACE.exec(text)
  if (!javascript) return { said: text.trim() }
  const said = text.slice(0, javascript.index).trim()
  // Frameworks write the message before a stack that begins with it.
  const half = said.split('\n\n')
  const isTwice = half.length > 1 && half[half.length - 1].endsWith(half[0])
  return { said: isTwice ? half[half.length - 1] : said, stack: text }
}

/** The argument of `ValueError('…')`, or what stands behind the colon. */
function messageOf(said: string, rest: string): string {
  if (!/^\s*[\w$.]+\(/.test(said)) return rest.trim()
  const inner = rest.replace(/\)\s*$/, '').trim()
  const quoted = /^(['"])([\s\S]*)\1,?$/.exec(inner)
  return quoted ? quoted[2] : inner
}
