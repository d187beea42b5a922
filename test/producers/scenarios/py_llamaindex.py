import asyncio

from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.llms import ChatMessage
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
from openinference.instrumentation.llama_index import LlamaIndexInstrumentor

from shared.frame import MODEL_URL, PROMPTS, SYSTEM, attempt, attempt_async, opening_hours, stock
from shared.otel import start_otel

provider = start_otel()
LlamaIndexInstrumentor().instrument(tracer_provider=provider)
shared = {"api_base": f"{MODEL_URL}/v1", "max_retries": 0}
llm = OpenAI(model="gpt-4o-mini", **shared, additional_kwargs={"stream_options": {"include_usage": True}})
plain = OpenAI(model="gpt-4o-mini", **shared)


def messages_of(prompt):
    return [ChatMessage(role="system", content=SYSTEM), ChatMessage(role="user", content=prompt)]


def stream(prompt):
    for _ in llm.stream_chat(messages_of(prompt)):
        pass


async def ask(prompt):
    agent = FunctionAgent(tools=[opening_hours, stock], llm=plain, system_prompt=SYSTEM, streaming=False)
    await agent.run(prompt)


attempt(lambda: plain.chat(messages_of(PROMPTS["chat"])))
attempt(lambda: stream(PROMPTS["stream"]))
asyncio.run(attempt_async(lambda: ask(PROMPTS["tools"])))
attempt(lambda: plain.chat(messages_of(PROMPTS["refused"])))
attempt(lambda: stream(PROMPTS["cut"]))
attempt(lambda: OpenAIEmbedding(model="text-embedding-3-small", **shared).get_text_embedding(PROMPTS["embed"]))
provider.shutdown()
