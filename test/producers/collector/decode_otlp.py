# Turns export requests in protobuf (<seq>.<signal>.pb) into JSON, a line a request, beside the others of a capture.
# Runs with the producer's own Python, whose exporter brings the messages.
import pathlib
import sys

from google.protobuf.json_format import MessageToJson
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

REQUESTS = {
    "traces": ExportTraceServiceRequest,
    "logs": ExportLogsServiceRequest,
    "metrics": ExportMetricsServiceRequest,
}

folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.glob("*.pb")):
    signal = path.name.split(".")[1]
    line = MessageToJson(REQUESTS[signal].FromString(path.read_bytes()), indent=None)
    with open(folder / f"capture.{signal}.jsonl", "a") as file:
        file.write(line + "\n")
    path.unlink()
