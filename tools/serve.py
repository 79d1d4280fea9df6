"""Serve the built site on localhost: python tools/serve.py [port]"""

import functools
import http.server
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"


def main(port):
    if not (SITE / "index.html").exists():
        sys.exit("serve: there is no built site yet; run `make book` first.")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=SITE)
    try:
        server = http.server.ThreadingHTTPServer(("localhost", port), handler)
    except OSError as error:
        sys.exit(
            f"serve: port {port} cannot be used ({error}); name another: "
            f"python tools/serve.py {port + 1}"
        )
    print(f"http://localhost:{port}  (Ctrl-C stops)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
