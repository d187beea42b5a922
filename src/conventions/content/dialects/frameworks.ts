// Frameworks with a few names of their own beside a convention's: OpenLIT, LiteLLM.
import { type Dialect, joinEvidence, RANK, TOOL_RANK } from '../evidence.ts'
import { decodeStructure } from '../json.ts'
import { readValues } from '../values.ts'
import { readIndexed } from './openllmetry.ts'

/** OpenLIT: names beside the convention's own for agents, workflows and tools. */
export const openLit: Dialect = {
  id: 'openlit',
  read: (reading) => {
    const given = reading.first('gen_ai.tool.input', 'gen_ai.tool.args')
    const answered = reading.get('gen_ai.tool.output')
    return joinEvidence(
      given === undefined && answered === undefined
        ? undefined
        : {
            tools: [
              {
                convention: 'openlit',
                rank: TOOL_RANK.openinference,
                arguments: decodeStructure(given),
                result: decodeStructure(answered),
              },
            ],
          },
      readValues(reading, {
        convention: 'openlit',
        rank: RANK.values,
        input: reading.first('gen_ai.workflow.input', 'gen_ai.agent.task'),
        output: reading.first('gen_ai.workflow.output', 'gen_ai.agent.actual_output'),
      }),
    )
  },
}

/** LiteLLM once wrote the names of an enum's members instead of their values. Its other content is OTel's and OpenLLMetry's. */
export const liteLlm: Dialect = {
  id: 'litellm',
  read: (reading) => readIndexed(reading, 'litellm', 'SpanAttributes.LLM_PROMPTS', 'SpanAttributes.LLM_COMPLETIONS'),
}
