// Google ADK: Gemini request and response as JSON, `{}` where nothing was recorded; arguments and results of tools.
// Source: google/adk-python, telemetry/tracing.py.
import { toolEvidence } from '../arguments.ts'
import { type Dialect, joinEvidence, RANK } from '../evidence.ts'
import { requestParameters } from '../exchange-values.ts'
import { isObject } from '../json.ts'
import { readConversation } from '../messages/conversation.ts'
import { isPlaceholder } from '../placeholder.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { readValues } from '../values.ts'

export const adk: Dialect = {
  id: 'adk',
  read: (reading) => {
    const request = reading.json('gcp.vertex.agent.llm_request')
    const response = reading.json('gcp.vertex.agent.llm_response')
    const config = isObject(request) && isObject(request.config) ? request.config : undefined
    const exchange =
      isPlaceholder(request) && isPlaceholder(response)
        ? undefined
        : {
            exchanges: [
              {
                convention: 'adk',
                rank: RANK.framework,
                inputMessages: readConversation(request, 'input')?.messages,
                outputMessages: readConversation(response, 'output')?.messages,
              },
            ],
            toolDefinitions: readToolDefinitions(config?.tools),
            parameters: config === undefined ? {} : requestParameters(config),
          }
    return joinEvidence(
      exchange,
      toolEvidence(
        'adk',
        'adk',
        reading.get('gcp.vertex.agent.tool_call_args'),
        reading.get('gcp.vertex.agent.tool_response'),
      ),
      readValues(reading, { convention: 'adk', rank: RANK.values, input: reading.get('gcp.vertex.agent.data') }),
    )
  },
}
