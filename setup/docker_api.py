"""Talk to the Docker engine over its own API: no `docker` command is needed, and no package.

Only what set-up needs: answer, images (pull, import, build, list, remove) and containers (run once, export, remove).
The judge has its own door to the engine, judge/sandbox.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import socket
import ssl
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, urlencode, urlsplit

from setup.cures import cure_for
from setup.errors import EngineAway, EngineError, Unmet

DEFAULT_ADDRESS = "unix:///var/run/docker.sock"
_CONNECT_TIMEOUT_S = 5.0
_CHUNK = 1 << 16
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_PROXIES = frozenset({"http_proxy", "https_proxy", "ftp_proxy", "no_proxy"})


def address() -> str:
    """Return where the engine is: DOCKER_HOST, or the usual socket."""
    return os.environ.get("DOCKER_HOST") or DEFAULT_ADDRESS


class DockerApi:
    """The engine at one address. Each call opens its own connection."""

    def __init__(self, where: str | None = None) -> None:
        self.where = where or address()

    def version(self) -> str:
        """Return the engine's version; raise EngineAway when nobody answers."""
        return str(self._json("GET", "/version", timeout_s=_CONNECT_TIMEOUT_S * 2)["Version"])

    def info(self) -> dict[str, Any]:
        """Return what the engine says of itself."""
        return dict(self._json("GET", "/info"))

    # --- Images ---

    def has_image(self, name: str) -> bool:
        """Tell whether an image of that name and tag is there."""
        try:
            self._json("GET", f"/images/{quote(name, safe='/:')}/json")
        except EngineError as error:
            if error.status == 404:
                return False
            raise
        return True

    def image_names(self) -> set[str]:
        """Return the names, with tags, of all images."""
        return set(self.image_sizes())

    def image_sizes(self) -> dict[str, int]:
        """Return the bytes of all images by their names, with tags; what an image is built upon counts in each."""
        images = self._json("GET", "/images/json")
        return {
            name: int(image["Size"]) for image in images for name in image.get("RepoTags") or ()
        }

    def images_in_use(self) -> set[str]:
        """Return the names of the images that containers were made from, running or not."""
        containers = self._json("GET", "/containers/json", {"all": "1"})
        used = {container["ImageID"] for container in containers}
        images = self._json("GET", "/images/json")
        return {
            name for image in images if image["Id"] in used for name in image.get("RepoTags") or ()
        }

    def image_bytes(self, name: str) -> int:
        """Return an image's size, that of the images it is built upon included."""
        return int(self._json("GET", f"/images/{quote(name, safe='/:')}/json")["Size"])

    def pull(self, name: str, tag: str, *, silence_s: float) -> Iterator[str]:
        """Fetch an image from its registry, saying how it goes; give up when nothing moves for so long."""
        query = {"fromImage": name, "tag": tag}
        return self._events("POST", "/images/create", query, timeout_s=silence_s)

    def import_image(self, archive: BinaryIO, name: str, tag: str, changes: Iterable[str]) -> None:
        """Make an image from a file system's tar archive."""
        query = [("fromSrc", "-"), ("repo", name), ("tag", tag), *(("changes", c) for c in changes)]
        for _ in self._events("POST", "/images/create", query, body=_pieces(archive)):
            pass

    def build(self, context: BinaryIO, *, name: str = "", target: str = "") -> Iterator[str]:
        """Build an image from a tar archive with a Dockerfile at its root, saying what the build says.

        `target` builds up to that stage only. The machine's proxy settings hold inside too.
        """
        proxies = {key: value for key, value in os.environ.items() if key.lower() in _PROXIES}
        query = {"rm": "1", "forcerm": "1", "buildargs": json.dumps(proxies), "target": target}
        if name:
            query["t"] = name
        return self._events("POST", "/build", query, body=_pieces(context))

    def remove_image(self, name: str) -> None:
        """Remove an image's name, and the image when it has no other."""
        self._delete(f"/images/{quote(name, safe='/:')}")

    # --- Containers ---

    def create(self, config: Mapping[str, Any]) -> str:
        """Create a container and return its id."""
        return str(self._json("POST", "/containers/create", body=dict(config))["Id"])

    def run(self, container: str) -> Iterator[str]:
        """Start a container that has a terminal, yield its lines, and raise EngineError unless it exits 0."""
        self._json("POST", f"/containers/{container}/start")
        query = {"follow": "1", "stdout": "1", "stderr": "1"}
        said = []
        with self._request("GET", f"/containers/{container}/logs", query, timeout_s=None) as answer:
            for line in answer:
                text = line.decode(errors="replace").strip()
                said.append(text)
                yield text
        code = self._json("POST", f"/containers/{container}/wait", timeout_s=None)["StatusCode"]
        if code:
            output = "\n".join(said[-15:])
            raise EngineError(f"A container failed (exit code {code}):\n{output}", cure_for(output))

    @contextlib.contextmanager
    def export(self, container: str) -> Iterator[BinaryIO]:
        """Give a container's file system as a tar archive to read."""
        path = f"/containers/{container}/export"
        with self._request("GET", path, timeout_s=None) as archive:
            yield archive

    def containers(self, label: str) -> list[str]:
        """Return the ids of the containers with a label, running or not."""
        query = {"all": "1", "filters": json.dumps({"label": [label]})}
        return [str(container["Id"]) for container in self._json("GET", "/containers/json", query)]

    def remove_container(self, container: str) -> None:
        """Kill and remove a container; one that is gone already is fine."""
        self._delete(f"/containers/{container}?force=1&v=1")

    # --- The wire ---

    def _json(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        body: dict[str, Any] | None = None,
        timeout_s: float | None = 60.0,
    ) -> Any:
        sent = None if body is None else json.dumps(body).encode()
        with self._request(method, path, query, body=sent, timeout_s=timeout_s) as answer:
            content = answer.read()
        return json.loads(content) if content.strip() else None

    def _delete(self, path: str) -> None:
        try:
            self._json("DELETE", path)
        except EngineError as error:
            if error.status not in {404, 409}:
                raise

    def _events(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | list[tuple[str, str]],
        *,
        body: Iterable[bytes] | None = None,
        timeout_s: float | None = None,
    ) -> Iterator[str]:
        """Yield the lines of a long answer; raise EngineError when one of them is an error."""
        said: list[str] = []
        try:
            with self._request(method, path, query, body=body, timeout_s=timeout_s) as answer:
                for line in answer:
                    event = json.loads(line)
                    if "error" in event:
                        output = "\n".join(
                            line[:200] for line in [*said[-20:], str(event["error"])]
                        )
                        raise EngineError(f"The Docker engine says:\n{output}", cure_for(output))
                    text = _COLOURS.sub("", str(event.get("stream") or event.get("status") or ""))
                    text = text.strip()
                    # The legacy builder's bookkeeping tells nobody anything.
                    if text and not text.startswith(("--->", "Removing intermediate")):
                        said.append(text)
                        yield text
        except TimeoutError as error:
            raise EngineError("The Docker engine fell silent.") from error

    @contextlib.contextmanager
    def _request(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | list[tuple[str, str]] | None = None,
        *,
        body: bytes | Iterable[bytes] | None = None,
        timeout_s: float | None = 60.0,
    ) -> Iterator[http.client.HTTPResponse]:
        """Ask, and give the answer to read; the connection lives as long as the block."""
        target = f"{path}?{urlencode(query)}" if query else path
        headers = {"Connection": "close"}
        if body is not None:
            kind = "json" if isinstance(body, bytes) else "x-tar"
            headers["Content-Type"] = f"application/{kind}"
        with contextlib.closing(self._connection()) as connection:
            try:
                connection.connect()
                connection.sock.settimeout(timeout_s)
                # An engine that refuses early closes its ear; what it said is still to be read.
                with contextlib.suppress(BrokenPipeError):
                    connection.request(method, target, body=body, headers=headers)
                answer = connection.getresponse()
            except TimeoutError as error:
                raise EngineError("The Docker engine fell silent.") from error
            except OSError as error:
                raise EngineAway(
                    f"The Docker engine does not answer at {self.where}: {error.strerror or error}.",
                    reason=error.errno or 0,
                ) from error
            with answer:
                if answer.status >= 400:
                    raise _refusal(answer)
                yield answer

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.where)
        if parts.scheme == "unix":
            return _UnixConnection(parts.path)
        if parts.scheme in {"tcp", "http", "https"} and parts.hostname:
            if os.environ.get("DOCKER_TLS_VERIFY") or parts.scheme == "https":
                return http.client.HTTPSConnection(
                    parts.hostname,
                    parts.port or 2376,
                    timeout=_CONNECT_TIMEOUT_S,
                    context=_tls_context(),
                )
            return http.client.HTTPConnection(
                parts.hostname, parts.port or 2375, timeout=_CONNECT_TIMEOUT_S
            )
        raise Unmet(
            f"DOCKER_HOST is {self.where!r}, which Gavel cannot use.",
            "Use unix:///path/to/docker.sock or tcp://host:port.",
        )


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("docker", timeout=_CONNECT_TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def _tls_context() -> ssl.SSLContext:
    folder = Path(os.environ.get("DOCKER_CERT_PATH") or Path.home() / ".docker")
    context = ssl.create_default_context(cafile=str(folder / "ca.pem"))
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def _refusal(answer: http.client.HTTPResponse) -> EngineError:
    content = answer.read()
    try:
        message = str(json.loads(content)["message"])
    except (ValueError, KeyError, TypeError):
        message = content.decode(errors="replace").strip()
    return EngineError(
        f"The Docker engine says: {message}", cure_for(message), status=answer.status
    )


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(_CHUNK):
        yield piece
