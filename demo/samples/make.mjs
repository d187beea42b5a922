// Writes the demo's samples: node demo/samples/make.mjs
// Invented conversations of an invented shop. Seeded, so that the same code writes the same bytes.
import { writeFileSync } from 'node:fs'
import { dialectSpans } from './dialects.mjs'
import { supportSpans } from './support.mjs'

/** One OTLP request a line, one line for each group of spans with the same resource and scope. */
const write = (name, groups) => {
  const lines = groups.map(({ resource, scope, spans }) =>
    JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans }] }] }),
  )
  writeFileSync(new URL(name, import.meta.url), `${lines.join('\n')}\n`)
}

write('support-agent.otlp.jsonl', supportSpans())
write('mixed-dialects.otlp.jsonl', dialectSpans())
