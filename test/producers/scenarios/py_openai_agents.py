# Agents trace themselves to OpenAI's own endpoint; here that is the collector.
import asyncio

from agents import (
    Agent,
    OpenAIChatCompletionsModel,
    OpenAIResponsesModel,
    Runner,
    RunConfig,
    function_tool,
    set_trace_processors,
)
from agents.tracing.processors import BackendSpanExporter, BatchTraceProcessor
from openai import AsyncOpenAI

from shared.frame import COLLECTOR_URL, PROMPTS, SYSTEM, attempt_async, opening_hours, stock

processor = BatchTraceProcessor(BackendSpanExporter(api_key="none", endpoint=f"{COLLECTOR_URL}/v1/traces/ingest"))
set_trace_processors([processor])
client = AsyncOpenAI(max_retries=0)


def agent_of(model, **rest):
    return Agent(name="shop", instructions=SYSTEM, model=model("gpt-4o-mini", client), **rest)


chat = agent_of(OpenAIChatCompletionsModel)
responses = agent_of(OpenAIResponsesModel)
with_tools = agent_of(OpenAIResponsesModel, tools=[function_tool(opening_hours), function_tool(stock)])


def run(agent, prompt):
    return attempt_async(lambda: Runner.run(agent, prompt, run_config=RunConfig(workflow_name="answer")))


async def drain(agent, prompt):
    result = Runner.run_streamed(agent, prompt, run_config=RunConfig(workflow_name="answer"))
    async for _ in result.stream_events():
        pass


def stream(agent, prompt):
    return attempt_async(lambda: drain(agent, prompt))


async def main():
    await run(chat, PROMPTS["chat"])
    await stream(chat, PROMPTS["stream"])
    await run(responses, PROMPTS["chat"])
    await stream(responses, PROMPTS["stream"])
    await run(with_tools, PROMPTS["tools"])
    await run(responses, PROMPTS["refused"])
    await stream(responses, PROMPTS["cut"])


asyncio.run(main())
processor.force_flush()
processor.shutdown()
