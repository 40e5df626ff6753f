"""Values and their types: what arguments and answers are, and how they are written."""

from problems.values.errors import SignatureError, SignatureMistake, ValueRefused, ValuesError
from problems.values.notation import (
    answer_type,
    shown_to_json,
    signature_from_json,
    signature_to_json,
)
from problems.values.signature import Callable, Parameter, Signature, ValueType
from problems.values.type_notation import parse_type

__all__ = [
    "Callable",
    "Parameter",
    "Signature",
    "SignatureError",
    "SignatureMistake",
    "ValueRefused",
    "ValueType",
    "ValuesError",
    "answer_type",
    "parse_type",
    "shown_to_json",
    "signature_from_json",
    "signature_to_json",
]
