from google import genai
from google.genai import types
from openinference.instrumentation.google_genai import GoogleGenAIInstrumentor

from shared.frame import MODEL_URL, PARAMETERS, PROMPTS, SYSTEM, TOOLS, attempt, run_tool
from shared.otel import OtelFrame, start_otel

provider = start_otel()
GoogleGenAIInstrumentor().instrument(tracer_provider=provider)
client = genai.Client(api_key="none", http_options=types.HttpOptions(base_url=MODEL_URL))
frame = OtelFrame()
DECLARATIONS = [
    types.FunctionDeclaration(name=name, description=tool.__doc__, parameters_json_schema=PARAMETERS)
    for name, tool in TOOLS.items()
]
PLAIN = types.GenerateContentConfig(system_instruction=SYSTEM)
WITH_TOOLS = types.GenerateContentConfig(
    system_instruction=SYSTEM, tools=[types.Tool(function_declarations=DECLARATIONS)]
)


def generate(contents, config=PLAIN):
    return client.models.generate_content(model="gemini-2.5-flash", contents=contents, config=config)


def stream(prompt):
    for _ in client.models.generate_content_stream(model="gemini-2.5-flash", contents=prompt, config=PLAIN):
        pass


def tools():
    contents = [types.Content(role="user", parts=[types.Part(text=PROMPTS["tools"])])]
    asked = generate(contents, WITH_TOOLS)
    contents.append(asked.candidates[0].content)
    results = [
        types.Part.from_function_response(
            name=call.name, response={"result": run_tool(frame, call.name, dict(call.args))}
        )
        for call in asked.function_calls
    ]
    generate([*contents, types.Content(role="user", parts=results)], WITH_TOOLS)


frame.step("chat", lambda: attempt(lambda: generate(PROMPTS["chat"])))
frame.step("stream", lambda: attempt(lambda: stream(PROMPTS["stream"])))
frame.step("tools", lambda: attempt(tools))
frame.step("refused", lambda: attempt(lambda: generate(PROMPTS["refused"])))
frame.step("cut", lambda: attempt(lambda: stream(PROMPTS["cut"])))
provider.shutdown()
