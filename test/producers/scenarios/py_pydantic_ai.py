from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from shared.frame import PROMPTS, SYSTEM, attempt, opening_hours, stock
from shared.otel import start_otel

provider = start_otel()
Agent.instrument_all()
model = OpenAIChatModel("gpt-4o-mini", provider=OpenAIProvider(openai_client=AsyncOpenAI(max_retries=0)))
agent = Agent(model, name="shop", system_prompt=SYSTEM)
with_tools = Agent(model, name="shop", system_prompt=SYSTEM, tools=[opening_hours, stock])


def stream(prompt):
    for _ in agent.run_stream_sync(prompt).stream_text():
        pass


attempt(lambda: agent.run_sync(PROMPTS["chat"]))
attempt(lambda: stream(PROMPTS["stream"]))
attempt(lambda: with_tools.run_sync(PROMPTS["tools"]))
attempt(lambda: agent.run_sync(PROMPTS["refused"]))
attempt(lambda: stream(PROMPTS["cut"]))
provider.shutdown()
