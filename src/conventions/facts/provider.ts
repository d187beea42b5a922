// Provider names: one spelling each. Source: OTel GenAI well-known values and the spellings met in real files.
import { ownEntry } from '../../util/own.ts'

const SPELLINGS: { readonly [spelling: string]: string } = {
  azure: 'azure.ai.openai',
  'azure-openai': 'azure.ai.openai',
  'az.ai.openai': 'azure.ai.openai',
  'az.ai.inference': 'azure.ai.inference',
  aws: 'aws.bedrock',
  bedrock: 'aws.bedrock',
  aws_bedrock: 'aws.bedrock',
  'amazon-bedrock': 'aws.bedrock',
  vertex_ai: 'gcp.vertex_ai',
  vertexai: 'gcp.vertex_ai',
  'google-vertex': 'gcp.vertex_ai',
  'google.vertex': 'gcp.vertex_ai',
  gemini: 'gcp.gemini',
  google: 'gcp.gemini',
  'google.generative-ai': 'gcp.gemini',
  'google-gla': 'gcp.gemini',
  'google-vertex-ai': 'gcp.vertex_ai',
  xai: 'x_ai',
  mistral: 'mistral_ai',
  mistralai: 'mistral_ai',
  moonshot: 'moonshot_ai',
  moonshotai: 'moonshot_ai',
  watsonx: 'ibm.watsonx.ai',
}

/** Names that say which framework wrote the span, not who ran the model. */
const FRAMEWORKS = new Set([
  'strands-agents',
  'gcp.vertex.agent',
  'microsoft.agent_framework',
  'autogen',
  'langchain',
  'langgraph',
  'crewai',
  'mcp',
  'pydantic-ai',
  'litellm',
])

/** Known spelling of a provider in lower case; undefined for a framework that stands in its place. */
export function foldProvider(raw: string): string | undefined {
  const name = raw.trim().toLowerCase()
  if (name === '' || FRAMEWORKS.has(name)) return undefined
  const spelling = ownEntry(SPELLINGS, name)
  if (spelling !== undefined) return spelling
  // AI SDK ids name the API behind a dot: openai.chat, anthropic.messages, google.vertex.chat.
  const short = name.replace(
    /\.(chat|responses|messages|completion|completions|embedding|embeddings|textembedding)$/,
    '',
  )
  return short === name ? name : (ownEntry(SPELLINGS, short) ?? short)
}
