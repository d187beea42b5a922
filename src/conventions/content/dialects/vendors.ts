// Vendors whose SDKs set input and output on a span on purpose: Langfuse, MLflow, Laminar, LangWatch, Braintrust,
// Mastra, LangSmith.
// Source: the SDKs of each; see docs/conventions.md.
import { readDocuments } from '../documents.ts'
import { type Dialect, type Evidence, joinEvidence, RANK } from '../evidence.ts'
import { requestParameters } from '../exchange-values.ts'
import { decode, decodeFully, isObject, type JsonObject, objectOf } from '../json.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { readValues } from '../values.ts'

/**
 * Text or JSON text on the observation; `langfuse.trace.input` is about the whole trace and counts only where nothing
 * else does. Exports have the offered tools apart, each as JSON text under its name.
 */
export const langfuse: Dialect = {
  id: 'langfuse',
  read: (reading) => joinEvidence(langfuseValues(reading), langfuseTools(reading)),
}

function langfuseTools(reading: Reading): Evidence | undefined {
  const tools = decode(reading.get('langfuse.observation.toolDefinitions'))
  if (!isObject(tools)) return undefined
  const definitions = Object.entries(tools).map(([name, tool]) => {
    const definition = decode(tool)
    return isObject(definition) ? { name, ...definition } : { name }
  })
  return { toolDefinitions: readToolDefinitions(definitions) }
}

const langfuseValues = (reading: Reading): Evidence | undefined =>
  readValues(reading, {
    convention: 'langfuse',
    rank: RANK.explicit,
    input: reading.get('langfuse.observation.input'),
    output: reading.get('langfuse.observation.output'),
  }) ??
  readValues(reading, {
    convention: 'langfuse',
    rank: RANK.values,
    input: reading.get('langfuse.trace.input'),
    output: reading.get('langfuse.trace.output'),
  })

/** Every attribute is JSON, strings may be encoded twice. */
export const mlflow: Dialect = {
  id: 'mlflow',
  read: (reading) => {
    const tools = decodeFully(reading.get('mlflow.chat.tools'))
    return joinEvidence(
      readValues(reading, {
        convention: 'mlflow',
        rank: RANK.explicit,
        // A trace may hold no more of what was asked than a preview.
        input: decodeFully(reading.get('mlflow.spanInputs') ?? reading.get('mlflow.trace.request')),
        output: decodeFully(reading.get('mlflow.spanOutputs') ?? reading.get('mlflow.trace.response')),
      }),
      tools === undefined ? undefined : { toolDefinitions: readToolDefinitions(tools) },
    )
  },
}

export const laminar: Dialect = {
  id: 'laminar',
  read: (reading) =>
    readValues(reading, {
      convention: 'laminar',
      rank: RANK.explicit,
      input: reading.get('lmnr.span.input'),
      output: reading.get('lmnr.span.output'),
    }),
}

/** `{type, value}` around each side; retrieved contexts in an attribute of their own. */
export const langWatch: Dialect = {
  id: 'langwatch',
  read: (reading) => {
    const contexts = readDocuments(typedValue(reading.first('langwatch.rag.contexts', 'langwatch.rag_contexts')))
    return joinEvidence(
      readValues(reading, {
        convention: 'langwatch',
        rank: RANK.explicit,
        input: typedValue(reading.get('langwatch.input')),
        output: typedValue(reading.get('langwatch.output')),
      }),
      contexts === undefined
        ? undefined
        : { retrievals: [{ convention: 'langwatch', rank: RANK.explicit, documents: contexts }] },
    )
  },
}

/** The value inside `{type, value}`; other values as they are. */
function typedValue(raw: unknown): unknown {
  const value = decode(raw)
  return isObject(value) && typeof value.type === 'string' && 'value' in value ? value.value : raw
}

/** `mastra.<span type>.input` and `.output`, JSON. */
export const mastra: Dialect = {
  id: 'mastra',
  read: (reading) => {
    const side = (name: 'input' | 'output') =>
      reading.under('mastra.').find(([key]) => /^[a-z_]+\.(input|output)$/.test(key) && key.endsWith(`.${name}`))?.[1]
    return readValues(reading, {
      convention: 'mastra',
      rank: RANK.explicit,
      input: side('input'),
      output: side('output'),
    })
  },
}

/** The whole run inputs and outputs, of any shape; in OpenTelemetry spans under the names of a prompt and a completion. */
export const langSmith: Dialect = {
  id: 'langsmith',
  read: (reading): Evidence | undefined =>
    readValues(reading, {
      convention: 'langsmith',
      rank: RANK.explicit,
      input: reading.get('langsmith.inputs'),
      output: reading.get('langsmith.outputs'),
    }) ??
    (reading.hasPrefix('langsmith.')
      ? readValues(reading, {
          convention: 'langsmith',
          rank: RANK.text,
          input: reading.get('gen_ai.prompt'),
          output: reading.get('gen_ai.completion'),
        })
      : undefined),
}

/** Inputs and output of a call, of any shape. */
export const weave: Dialect = {
  id: 'weave',
  read: (reading) =>
    readValues(reading, {
      convention: 'weave',
      rank: RANK.explicit,
      input: reading.get('weave.inputs'),
      output: reading.get('weave.output'),
    }),
}

/** Input and output of a span, of any shape. */
export const opik: Dialect = {
  id: 'opik',
  read: (reading) =>
    readValues(reading, {
      convention: 'opik',
      rank: RANK.explicit,
      input: reading.get('opik.input'),
      output: reading.get('opik.output'),
    }),
}

/** Parameters of a model call and the tools it offers stand among the application's metadata. */
export const braintrust: Dialect = {
  id: 'braintrust',
  read: (reading: Reading) => {
    const values = readValues(reading, {
      convention: 'braintrust',
      rank: RANK.explicit,
      input: reading.first('braintrust.input_json', 'braintrust.input'),
      output: reading.first('braintrust.output_json', 'braintrust.output'),
    })
    if (reading.kind !== 'llm') return values
    const whole = decode(reading.get('braintrust.metadata'))
    const own: JsonObject = { ...(isObject(whole) ? whole : {}), ...objectOf(reading.under('braintrust.metadata.')) }
    // The handler for LangChain keeps them one level down.
    const metadata = isObject(own.invocation_params) ? { ...own.invocation_params, ...own } : own
    const offered = readToolDefinitions(metadata.tools)
    const parameters = requestParameters(metadata)
    return joinEvidence(values, { toolDefinitions: offered, parameters })
  },
}
