"""Stands between the judge workers and the Docker engine, so that these can lose it and nobody else does.

`python -m tests.chaos.relay LISTEN TARGET`, both unix sockets. Killed, it is an engine that died, with all that was
attached to it; stopped, an engine that hangs; started again, one that is back.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path


async def serve(listen: Path, target: str) -> None:
    """Pass on what comes, both ways."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            engine_reader, engine_writer = await asyncio.open_unix_connection(target)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_pass(reader, engine_writer), _pass(engine_reader, writer))
        for each in (writer, engine_writer):
            each.close()

    listen.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(connected, listen)
    await server.serve_forever()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on one way, its end as well: an attached container's input is closed before its output is."""
    with contextlib.suppress(OSError):
        while content := await reader.read(1 << 16):
            writer.write(content)
            await writer.drain()
        writer.write_eof()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), sys.argv[2]))
