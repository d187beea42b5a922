import mlflow
from openai import OpenAI

from shared.frame import PlainFrame
from shared.openai_calls import call_openai


class MlflowFrame(PlainFrame):
    def step(self, name, run):
        with mlflow.start_span(name=f"answer {name}", span_type="CHAIN"):
            return run()

    def tool(self, name, arguments, run):
        with mlflow.start_span(name=name, span_type="TOOL") as span:
            span.set_inputs(arguments)
            return run()


mlflow.openai.autolog()
call_openai(OpenAI(max_retries=0), MlflowFrame())
