// Frameworks with a few names of their own beside a convention's: OpenLIT, LiteLLM.
import { toolEvidence } from '../arguments.ts'
import { type Dialect, joinEvidence, RANK } from '../evidence.ts'
import { readValues } from '../values.ts'
import { readIndexed } from './openllmetry.ts'

/** OpenLIT: names beside the convention's own for agents, workflows and tools. */
export const openLit: Dialect = {
  id: 'openlit',
  read: (reading) =>
    joinEvidence(
      toolEvidence(
        'openlit',
        'openinference',
        reading.first('gen_ai.tool.input', 'gen_ai.tool.args'),
        reading.get('gen_ai.tool.output'),
      ),
      readValues(reading, {
        convention: 'openlit',
        rank: RANK.values,
        input: reading.first('gen_ai.workflow.input', 'gen_ai.agent.task'),
        output: reading.first('gen_ai.workflow.output', 'gen_ai.agent.actual_output'),
      }),
    ),
}

/**
 * LiteLLM once wrote the names of an enum's members instead of their values. Its other content is OTel's and
 * OpenLLMetry's.
 */
export const liteLlm: Dialect = {
  id: 'litellm',
  read: (reading) => readIndexed(reading, 'litellm', 'SpanAttributes.LLM_PROMPTS', 'SpanAttributes.LLM_COMPLETIONS'),
}
