"""Whatever a package holds, its author is told; nothing else is raised."""

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from problems.packages import PackageErrors
from problems.packages.manifest import LEGACY_KEYS, LIMIT_KEYS, NEW_KEYS, OUR_KEYS
from problems.packages.reader import read_files
from tests.problems.package_factory import KATTIS, OURS, files

words = st.sampled_from(
    ["name", "function", "class", "params", "type", "returns", "integer[]", "void", "en", "custom"]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(words | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
manifests = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(sorted(OUR_KEYS | LEGACY_KEYS | NEW_KEYS), values)
)
limits = st.fixed_dictionaries({}, optional=dict.fromkeys(sorted(LIMIT_KEYS), values))


def survive(contents):
    with suppress(PackageErrors):
        package = read_files("some-name", contents)
        assert len(package.content_hash) == 64
        assert json.dumps(dict(package.metadata))


@settings(max_examples=150)
@given(st.sampled_from([OURS, KATTIS]), manifests)
def test_any_manifest(base, manifest):
    survive(files(base, **{"problem.yaml": json.dumps({"name": "X", **manifest})}))


@given(st.sampled_from([OURS, KATTIS]), limits)
def test_any_limits(base, limits):
    survive(files(base, **{"problem.yaml": json.dumps({"name": "X", "limits": limits})}))


@settings(max_examples=100)
@given(
    st.sampled_from([OURS, KATTIS]),
    st.dictionaries(
        st.sampled_from(
            [
                *OURS,
                *KATTIS,
                "data/testdata.yaml",
                "data/secret/test_group.yaml",
                "data/secret/1.yaml",
                "submissions/submissions.yaml",
                "submissions/accepted/x/y/z.py",
                "output_validators/x.py",
                "output_validator/a/b.cc",
                "attachments/x",
                "statement/problem.sv.tex",
                "problem.pdf",
                "domjudge-problem.ini",
                "data",
                "data/1.in",
                "submissions/x",
            ]
        ),
        st.binary(max_size=30)
        | st.text(max_size=30).map(str.encode)
        | values.map(json.dumps).map(str.encode),
        max_size=6,
    ),
)
def test_any_files(base, changes):
    survive(files(base, **changes))
