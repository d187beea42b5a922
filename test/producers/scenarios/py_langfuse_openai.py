from langfuse import get_client
from langfuse.openai import OpenAI

from shared.frame import PlainFrame
from shared.openai_calls import call_openai

langfuse = get_client()


class LangfuseFrame(PlainFrame):
    def step(self, name, run):
        with langfuse.start_as_current_observation(name=f"answer {name}", as_type="agent"):
            return run()

    def tool(self, name, arguments, run):
        with langfuse.start_as_current_observation(name=name, as_type="tool", input=arguments) as tool:
            output = run()
            tool.update(output=output)
            return output


call_openai(OpenAI(max_retries=0), LangfuseFrame())
langfuse.shutdown()
