"""Prints the microseconds per page of Python's Jinja2: jinja_engine.py TEMPLATE DATA PAGES."""

import json
import pathlib
import sys
import time

import jinja2

template = jinja2.Environment(autoescape=True).from_string(pathlib.Path(sys.argv[1]).read_text())
data = json.loads(pathlib.Path(sys.argv[2]).read_text())
pages = int(sys.argv[3])
for _ in range(pages // 10):
    template.render(data)
start = time.perf_counter()
for _ in range(pages):
    template.render(data)
print((time.perf_counter() - start) / pages * 1e6)
