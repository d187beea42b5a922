import litellm

from shared.frame import MODEL_URL
from shared.openai_calls import call_chat, call_embeddings
from shared.otel import OtelFrame, start_otel

provider = start_otel()
litellm.callbacks = ["otel"]


class Chat:
    class completions:
        @staticmethod
        def create(model, **rest):
            return litellm.completion(model=f"openai/{model}", api_base=f"{MODEL_URL}/v1", num_retries=0, **rest)


class Client:
    chat = Chat

    class embeddings:
        @staticmethod
        def create(model, input):
            return litellm.embedding(model=f"openai/{model}", api_base=f"{MODEL_URL}/v1", input=input)


call_chat(Client, OtelFrame())
call_embeddings(Client, OtelFrame())
provider.shutdown()
