# The script over OpenAI's own client, however it is instrumented.
import json

from .frame import PARAMETERS, PROMPTS, SYSTEM, TOOLS, PlainFrame, attempt, run_tool

MODEL = "gpt-4o-mini"
DEFINITIONS = [
    {"type": "function", "function": {"name": name, "description": tool.__doc__, "parameters": PARAMETERS}}
    for name, tool in TOOLS.items()
]


def messages_of(prompt):
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": prompt}]


def call_chat(client, frame=PlainFrame()):
    def create(messages, **rest):
        return client.chat.completions.create(model=MODEL, messages=messages, **rest)

    def stream(prompt):
        for _ in create(messages_of(prompt), stream=True, stream_options={"include_usage": True}):
            pass

    def tools():
        messages = messages_of(PROMPTS["tools"])
        asked = create(messages, tools=DEFINITIONS).choices[0].message
        messages.append(asked.model_dump(exclude_none=True))
        for call in asked.tool_calls:
            content = run_tool(frame, call.function.name, json.loads(call.function.arguments))
            messages.append({"role": "tool", "tool_call_id": call.id, "content": content})
        create(messages, tools=DEFINITIONS)

    frame.step("chat", lambda: attempt(lambda: create(messages_of(PROMPTS["chat"]), temperature=0.2)))
    frame.step("stream", lambda: attempt(lambda: stream(PROMPTS["stream"])))
    frame.step("tools", lambda: attempt(tools))
    frame.step("refused", lambda: attempt(lambda: create(messages_of(PROMPTS["refused"]))))
    frame.step("cut", lambda: attempt(lambda: stream(PROMPTS["cut"])))


def call_responses(client, frame=PlainFrame()):
    def create(prompt, **rest):
        return client.responses.create(model=MODEL, instructions=SYSTEM, input=prompt, **rest)

    def stream(prompt):
        for _ in create(prompt, stream=True):
            pass

    frame.step("chat", lambda: attempt(lambda: create(PROMPTS["chat"])))
    frame.step("stream", lambda: attempt(lambda: stream(PROMPTS["stream"])))
    frame.step("refused", lambda: attempt(lambda: create(PROMPTS["refused"])))


def call_embeddings(client, frame=PlainFrame()):
    def create():
        return client.embeddings.create(model="text-embedding-3-small", input=PROMPTS["embed"])

    frame.step("embed", lambda: attempt(create))


def call_openai(client, frame=PlainFrame()):
    call_chat(client, frame)
    call_responses(client, frame)
    call_embeddings(client, frame)
