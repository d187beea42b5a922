from openinference.instrumentation.smolagents import SmolagentsInstrumentor
from smolagents import OpenAIModel, ToolCallingAgent, tool

from shared.frame import MODEL_URL, PROMPTS, attempt, opening_hours, stock
from shared.otel import start_otel

provider = start_otel()
SmolagentsInstrumentor().instrument(tracer_provider=provider)
model = OpenAIModel("gpt-4o-mini", api_base=f"{MODEL_URL}/v1", api_key="none", client_kwargs={"max_retries": 0})


def ask(prompt, tools=()):
    ToolCallingAgent(tools=list(tools), model=model, max_steps=2, verbosity_level=0).run(prompt)


attempt(lambda: model([{"role": "user", "content": PROMPTS["chat"]}]))
attempt(lambda: ask(PROMPTS["tools"], [tool(opening_hours), tool(stock)]))
attempt(lambda: model([{"role": "user", "content": PROMPTS["refused"]}]))
provider.shutdown()
