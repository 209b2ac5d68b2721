"""Starts and ends the forge (nginx), and reads from its log what a run has cost."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

FORGE = pathlib.Path(__file__).resolve().parent.parent / "forge"
MODULES = "/usr/lib/nginx/modules"


def _free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _openssl(*arguments, cwd):
    subprocess.run(["openssl", *arguments], cwd=cwd, check=True, capture_output=True)


def make_secrets(folder: pathlib.Path):
    """A throw-away CA with a certificate for this machine, the App's key, the token. Nothing else knows them."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "token").exists():
        return
    folder.chmod(0o700)
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=forgeaudit benchmark CA",
             "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", "ca.key", "-out", "ca.pem", cwd=folder)
    _openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", "server.key",
             "-out", "server.csr", cwd=folder)
    (folder / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    _openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
             "-days", "3650", "-extfile", "names", "-out", "server.pem", cwd=folder)
    _openssl("genrsa", "-out", "app.pem", "2048", cwd=folder)
    (folder / "token").write_text("glpat-" + "fleet" * 4)
    for file in folder.iterdir():
        file.chmod(0o600)


class Server:
    """The forge while it runs: `with Server(work) as server`."""

    def __init__(self, work: pathlib.Path, workers: int):
        self.folder = work / "nginx"
        self.secrets = work / "secrets"
        self.fleet = work / "fleet"
        self.workers = workers
        self.log = self.folder / "access.log"

    def __enter__(self):
        # Whoever ends the driver ends nginx with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        make_secrets(self.secrets)
        self._check_readable()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "tmp").mkdir(parents=True)
        for name in ("server.pem", "server.key"):
            shutil.copy(self.secrets / name, self.folder)
        self.plain_port, self.tls_port = _free_ports(2)
        text = (FORGE / "nginx.conf").read_text()
        for name, value in {
            "MODULES": MODULES, "WORKERS": self.workers, "PLAIN_PORT": self.plain_port, "TLS_PORT": self.tls_port,
            "SCRIPTS": FORGE, "FLEET": self.fleet,
        }.items():
            text = text.replace(f"@{name}@", str(value))
        (self.folder / "nginx.conf").write_text(text)
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
        self.process = subprocess.Popen(
            [program, "-p", str(self.folder) + "/", "-c", "nginx.conf", "-e", "error.log"],
            stderr=(self.folder / "stderr").open("w"))
        self._wait()
        return self

    def _check_readable(self):
        """nginx's workers give up root's rights: the pages must be readable without them."""
        if os.geteuid() != 0:
            return
        for folder in [self.fleet, *self.fleet.parents]:
            if not folder.stat().st_mode & 0o001:
                raise SystemExit(f"{folder} is closed to others, of whom nginx is one: set BENCH_WORK to an open place")

    def _wait(self):
        for _ in range(200):
            if self.process.poll() is not None:
                raise SystemExit(f"nginx did not start: see {self.folder}/stderr")
            try:
                socket.create_connection(("127.0.0.1", self.plain_port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise SystemExit("nginx does not answer")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait()

    def origin(self, tls: bool) -> str:
        return f"https://localhost:{self.tls_port}" if tls else f"http://127.0.0.1:{self.plain_port}"

    def forget(self):
        """Starts counting anew."""
        time.sleep(0.05)
        self.mark = self.log.stat().st_size

    def requests(self):
        """What was asked since `forget`: (method, path, status, bytes sent, protocol)."""
        time.sleep(0.05)
        with self.log.open() as log:
            log.seek(self.mark)
            rows = [line.split() for line in log]
        return [(row[0], row[1], int(row[2]), int(row[3]), row[4]) for row in rows]
