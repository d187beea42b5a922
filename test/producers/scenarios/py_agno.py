from agno.agent import Agent
from agno.models.openai import OpenAIChat
from openinference.instrumentation.agno import AgnoInstrumentor

from shared.frame import PROMPTS, SYSTEM, attempt, opening_hours, stock
from shared.otel import start_otel

provider = start_otel()
AgnoInstrumentor().instrument(tracer_provider=provider)


def agent_of(tools=None):
    model = OpenAIChat(id="gpt-4o-mini", max_retries=0)
    return Agent(model=model, name="shop", instructions=SYSTEM, tools=tools, telemetry=False)


def stream(prompt):
    for _ in agent_of().run(prompt, stream=True):
        pass


attempt(lambda: agent_of().run(PROMPTS["chat"]))
attempt(lambda: stream(PROMPTS["stream"]))
attempt(lambda: agent_of([opening_hours, stock]).run(PROMPTS["tools"]))
attempt(lambda: agent_of().run(PROMPTS["refused"]))
attempt(lambda: stream(PROMPTS["cut"]))
provider.shutdown()
