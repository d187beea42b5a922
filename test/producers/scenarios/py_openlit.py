import openlit
from openai import OpenAI
from opentelemetry import trace

from shared.openai_calls import call_openai
from shared.otel import OtelFrame

openlit.init(disable_metrics=True)
call_openai(OpenAI(max_retries=0), OtelFrame())
trace.get_tracer_provider().shutdown()
