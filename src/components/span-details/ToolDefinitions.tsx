import type { ReactNode } from 'react'
import type { ToolDefinition } from '../../model/content.ts'
import { useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { JsonView } from '../json-view/JsonView.tsx'
import { Capped } from '../long-text/Capped.tsx'
import { Fold } from '../long-text/Fold.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { transcriptLabels } from '../transcript/labels.ts'

const STEP = 50

/** Tools that the model was offered. */
export function ToolDefinitions({ tools }: { tools: readonly ToolDefinition[] }): ReactNode {
  const t = useLabels(transcriptLabels)
  return (
    <Capped items={tools} step={STEP}>
      {({ name, description, type, parameters }) => (
        <section className="sg-block sg-tooldef" data-type="tool" aria-label={name}>
          <h4>
            <span className="sg-ti">
              <Icon name="tool" size={14} />
            </span>
            <code>{name}</code>
            {type !== undefined && type !== 'function' && <span>{type}</span>}
          </h4>
          {description && <LongText text={description} firstChars={400} />}
          {parameters === undefined || parameters === null ? null : (
            <Fold label={summary(parameters) ?? t['transcript.definition']}>
              {() => <JsonView value={parameters} label={t['transcript.definition']} />}
            </Fold>
          )}
        </section>
      )}
    </Capped>
  )
}

/** Names of the parameters, required ones marked: `city*, days`. */
function summary(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  const { properties, required } = schema as { readonly properties?: unknown; readonly required?: unknown }
  if (typeof properties !== 'object' || properties === null) return undefined
  const needed = new Set(Array.isArray(required) ? required : [])
  const names = Object.keys(properties).map((name) => (needed.has(name) ? `${name}*` : name))
  return names.length > 0 ? names.join(', ') : undefined
}
