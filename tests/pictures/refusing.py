"""A reading process that finds its models changed."""

import sys

sys.stdout.write('{"refused": "reading.model_changed", "file": "a.onnx"}\n')
