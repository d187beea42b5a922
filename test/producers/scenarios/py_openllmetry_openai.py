from openai import OpenAI
from opentelemetry.instrumentation.openai import OpenAIInstrumentor

from shared.openai_calls import call_openai
from shared.otel import OtelFrame, start_otel

provider = start_otel()
OpenAIInstrumentor().instrument()
call_openai(OpenAI(max_retries=0), OtelFrame())
provider.shutdown()
