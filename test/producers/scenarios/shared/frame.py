# What an application does around its model calls: one conversation a step, and two tools of which one fails.
import json
import os

PROMPTS = json.loads(os.environ["PROMPTS"])
SYSTEM = "You answer questions of a bicycle shop in one sentence."
PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
MODEL_URL = os.environ["MODEL_URL"]
COLLECTOR_URL = os.environ["COLLECTOR_URL"]


def opening_hours(city: str) -> str:
    """Opening hours of a shop

    Args:
        city: where the shop is
    """
    return f"{city}: 9 to 19"


def stock(city: str) -> str:
    """What a shop has in stock

    Args:
        city: where the shop is
    """
    raise RuntimeError("the stock service does not answer")


TOOLS = {"opening_hours": opening_hours, "stock": stock}


class PlainFrame:
    """How the application traces itself: not at all, unless a scenario says how."""

    def step(self, name, run):
        return run()

    def tool(self, name, arguments, run):
        return run()


def attempt(run):
    """Runs one step to its end; that a step fails is part of the script."""
    try:
        return run()
    except Exception:
        return None


async def attempt_async(run):
    try:
        return await run()
    except Exception:
        return None


def run_tool(frame, name, arguments):
    """What the tool said, or what went wrong."""
    try:
        return frame.tool(name, arguments, lambda: TOOLS[name](**arguments))
    except Exception as error:
        return f"error: {error}"
