"""Read JSON that a stranger sent: bounded bytes, bounded depth, UTF-8, no NaN."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from judge.api.errors import BodyTooLarge

# 64 KiB of code can take six times as many bytes in JSON's escapes; own inputs come on top.
MAX_BYTES = 1 << 20


class BoundedJSONParser(JSONParser):
    """REST framework's, which reads whatever comes."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return the value; raise ParseError or BodyTooLarge."""
        content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise BodyTooLarge
        try:
            return json.loads(content.decode("utf-8"), parse_constant=_refuse_constant)
        except UnicodeDecodeError as error:
            raise ParseError("The body is not UTF-8.", code="malformed_json") from error
        except RecursionError as error:
            raise ParseError("The body is nested too deeply.", code="malformed_json") from error
        except ValueError as error:
            raise ParseError(f"The body is not JSON: {error}", code="malformed_json") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")
