import litellm

from shared.frame import MODEL_URL
from shared.openai_calls import call_chat, call_embeddings
from shared.otel import start_otel

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


# Without spans of the application: LiteLLM would write its own attributes onto them.
call_chat(Client)
call_embeddings(Client)
provider.shutdown()
