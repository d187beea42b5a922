# OpenTelemetry's Python SDK, exporting as the environment says, with the spans that an application writes itself.
import json

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from .frame import PlainFrame


def start_otel():
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return provider


class OtelFrame(PlainFrame):
    def __init__(self):
        self.tracer = trace.get_tracer("bicycle-shop")

    def step(self, name, run):
        with self.tracer.start_as_current_span(f"answer {name}"):
            return run()

    def tool(self, name, arguments, run):
        attributes = {
            "gen_ai.operation.name": "execute_tool",
            "gen_ai.tool.name": name,
            "gen_ai.tool.call.arguments": json.dumps(arguments),
        }
        with self.tracer.start_as_current_span(f"execute_tool {name}", attributes=attributes):
            return run()
