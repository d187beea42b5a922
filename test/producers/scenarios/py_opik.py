import opik
from openai import OpenAI
from opik.integrations.openai import track_openai

from shared.frame import PlainFrame
from shared.openai_calls import call_openai


class OpikFrame(PlainFrame):
    def step(self, name, run):
        return opik.track(name=f"answer {name}")(lambda: run())()

    def tool(self, name, arguments, run):
        return opik.track(name=name, type="tool")(lambda arguments: run())(arguments)


call_openai(track_openai(OpenAI(max_retries=0)), OpikFrame())
opik.flush_tracker()
