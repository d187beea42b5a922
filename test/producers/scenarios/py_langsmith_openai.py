from langsmith import Client, traceable
from langsmith.wrappers import wrap_openai
from openai import OpenAI

from shared.frame import PlainFrame
from shared.openai_calls import call_openai

client = Client()


class LangSmithFrame(PlainFrame):
    def step(self, name, run):
        return traceable(run_type="chain", name=f"answer {name}", client=client)(lambda: run())()

    def tool(self, name, arguments, run):
        return traceable(run_type="tool", name=name, client=client)(lambda arguments: run())(arguments)


call_openai(wrap_openai(OpenAI(max_retries=0)), LangSmithFrame())
client.flush()
