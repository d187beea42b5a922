import logfire
from openai import OpenAI

from shared.openai_calls import call_openai
from shared.otel import OtelFrame

logfire.configure(send_to_logfire=False, console=False, metrics=False)
logfire.instrument_openai()
call_openai(OpenAI(max_retries=0), OtelFrame())
logfire.shutdown()
