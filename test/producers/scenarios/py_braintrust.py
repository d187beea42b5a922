import braintrust
from openai import OpenAI

from shared.frame import COLLECTOR_URL, PlainFrame
from shared.openai_calls import call_openai

braintrust.init_logger(project="bicycle shop", api_key="none", app_url=COLLECTOR_URL)


class BraintrustFrame(PlainFrame):
    def step(self, name, run):
        with braintrust.start_span(name=f"answer {name}"):
            return run()

    def tool(self, name, arguments, run):
        with braintrust.start_span(name=name, type="tool", input=arguments):
            return run()


call_openai(braintrust.wrap_openai(OpenAI(max_retries=0)), BraintrustFrame())
braintrust.flush()
