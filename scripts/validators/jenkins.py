"""Checks that a folder of reports looks the same under the policy with which Jenkins serves it as without one."""

import functools
import http.server
import sys
import threading

from browser import browser, finish, page

# jenkins.io, "Configuring Content Security Policy": what archived files are served with by default.
JENKINS = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';"


class Server(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, policy=None, **options):
        self.policy = policy
        super().__init__(*arguments, **options)

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_):
        pass


def picture(started, folder, name, policy):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Server, directory=folder, policy=policy)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        # Without scripts: they only add what filters, which Jenkins leaves out.
        where = f"http://127.0.0.1:{server.server_port}/{name}"
        with page(started, where, scripts=False, offline=False) as opened:
            return opened.screenshot(full_page=True)
    finally:
        server.shutdown()
        server.server_close()


problems = []
folder = sys.argv[1]
with browser() as started:
    for name in sys.argv[2:]:
        if picture(started, folder, name, JENKINS) != picture(started, folder, name, None):
            problems.append(f"{name}: under Jenkins' policy it looks different")
    # The comparison can fail: a policy that forbids the style changes the look.
    if picture(started, folder, sys.argv[2], "default-src 'none'") == picture(started, folder, sys.argv[2], None):
        problems.append("without its style the page looks the same: the comparison shows nothing")
finish(problems)
