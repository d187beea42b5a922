from strands import Agent, tool
from strands.models.openai import OpenAIModel
from strands.telemetry import StrandsTelemetry

from shared.frame import MODEL_URL, PROMPTS, SYSTEM, attempt, opening_hours, stock

telemetry = StrandsTelemetry().setup_otlp_exporter()
client_args = {"api_key": "none", "base_url": f"{MODEL_URL}/v1", "max_retries": 0}


def ask(prompt, tools=()):
    model = OpenAIModel(client_args=client_args, model_id="gpt-4o-mini")
    Agent(model=model, name="shop", system_prompt=SYSTEM, tools=list(tools), callback_handler=None)(prompt)


attempt(lambda: ask(PROMPTS["chat"]))
attempt(lambda: ask(PROMPTS["tools"], [tool(opening_hours), tool(stock)]))
attempt(lambda: ask(PROMPTS["refused"]))
attempt(lambda: ask(PROMPTS["cut"]))
telemetry.tracer_provider.shutdown()
