from llama_index.core.llms import ChatMessage
from llama_index.core.tools import FunctionTool
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
from openinference.instrumentation.llama_index import LlamaIndexInstrumentor

from shared.frame import MODEL_URL, PROMPTS, SYSTEM, attempt, opening_hours, stock
from shared.otel import OtelFrame, start_otel

provider = start_otel()
LlamaIndexInstrumentor().instrument(tracer_provider=provider)
frame = OtelFrame()
shared = {"api_base": f"{MODEL_URL}/v1", "max_retries": 0}
llm = OpenAI(model="gpt-4o-mini", **shared)
streaming = OpenAI(model="gpt-4o-mini", **shared, additional_kwargs={"stream_options": {"include_usage": True}})
TOOLS = {tool.metadata.name: tool for tool in map(FunctionTool.from_defaults, [opening_hours, stock])}


def messages_of(prompt):
    return [ChatMessage(role="system", content=SYSTEM), ChatMessage(role="user", content=prompt)]


def stream(prompt):
    for _ in streaming.stream_chat(messages_of(prompt)):
        pass


def tools():
    messages = messages_of(PROMPTS["tools"])
    asked = llm.chat_with_tools([*TOOLS.values()], chat_history=messages, allow_parallel_tool_calls=True)
    messages.append(asked.message)
    for call in llm.get_tool_calls_from_response(asked):
        result = attempt(lambda: TOOLS[call.tool_name].call(**call.tool_kwargs))
        content = str(result) if result else "error"
        messages.append(ChatMessage(role="tool", content=content, additional_kwargs={"tool_call_id": call.tool_id}))
    llm.chat(messages)


frame.step("chat", lambda: attempt(lambda: llm.chat(messages_of(PROMPTS["chat"]))))
frame.step("stream", lambda: attempt(lambda: stream(PROMPTS["stream"])))
frame.step("tools", lambda: attempt(tools))
frame.step("refused", lambda: attempt(lambda: llm.chat(messages_of(PROMPTS["refused"]))))
frame.step("cut", lambda: attempt(lambda: stream(PROMPTS["cut"])))
embedding = OpenAIEmbedding(model="text-embedding-3-small", **shared)
frame.step("embed", lambda: attempt(lambda: embedding.get_text_embedding(PROMPTS["embed"])))
provider.shutdown()
