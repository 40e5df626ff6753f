"""Markup in what people write, in front of a real browser: nothing of it runs, and what hides is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from judge.accounts.models import User
from judge.submissions.models import CaseResult, Judgement, Submission
from problems.models import ProblemVersion
from problems.statements import render
from tests.browser.workspace import Workspace
from tests.factories import make_submission
from tests.leaderboard.contests.factories import make_contest

RUN = "window.__xss=1"
PAYLOADS = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f'"><svg/onload={RUN}>',
    f"</script><script>{RUN}</script>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"javascript:{RUN}",
    f"[a](javascript:{RUN})", f"[a](data:text/html,<script>{RUN}</script>)", f"![a](x\" onerror=\"{RUN})",
    f"<a href=javascript:{RUN}>a</a>", f"<details open ontoggle={RUN}>", f"<math><mi xlink:href=javascript:{RUN}>",
    f"$\\href{{javascript:{RUN}}}{{a}}$", f"$\\htmlData{{x=1}}{{a}}\\url{{javascript:{RUN}}}$",
    f"$\\includegraphics{{x onerror={RUN}}}$", f"$<img src=x onerror={RUN}>$", f"</textarea><img src=x onerror={RUN}>",
    f"</title><img src=x onerror={RUN}>", f"`<img src=x onerror={RUN}>`", f"```\n</code><img src=x onerror={RUN}>\n```",
    f"<style>@import 'javascript:{RUN}'</style>", f"{{{{constructor.constructor('{RUN}')()}}}}", f"${{{RUN}}}",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e", f"&lt;script&gt;{RUN}&lt;/script&gt;", f"<<script>script>{RUN}",
    f"<form action=javascript:{RUN}><button autofocus onfocus={RUN}>", f"<body onpageshow={RUN}>", "<base href=//x/>",
)  # fmt: skip
ALL = "\n\n".join(PAYLOADS)
HIDDEN = "\x1b[31mred\u202ereversed"


@pytest.fixture
def complaints() -> list[str]:
    """Leave out what the browser says to pictures that are not there; what runs is looked for by itself."""

    class Unheard(list[str]):
        def append(self, _: str) -> None:
            """Hear nothing."""

    return Unheard()


def test_nothing_that_somebody_wrote_runs(
    page: Page, workspace: Workspace, sign_in: Callable[[User], None], ada: User
) -> None:
    sign_in(ada)
    version = ProblemVersion.objects.get()
    version.statement_html = render(ALL, "markdown", str)
    version.save()
    version.problem.title = PAYLOADS[1]
    version.problem.save()
    submission = make_submission(ada, version.problem, verdict="RE", source=ALL)
    Judgement.objects.update(compile_output=ALL, message=ALL)
    CaseResult.objects.update(
        stdout=ALL, stderr=ALL, actual=ALL, message=ALL, input=ALL, is_sample=True
    )
    contest = make_contest(slug="cup", title=PAYLOADS[3], description=ALL, begins_in_min=30)
    contest.announcements.create(text=ALL)

    for address in (
        "/",
        "/problems/two-sum/",
        f"/submissions/{submission.pk}/",
        "/submissions/",
        "/contests/",
        "/contests/cup/",
        "/contests/cup/clarifications/",
        f"/?q={PAYLOADS[1]}",
        f"/nothing/{PAYLOADS[1]}",
    ):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("window.__xss") is None, address


def test_what_hides_in_an_output_is_seen(
    page: Page, workspace: Workspace, sign_in: Callable[[User], None], ada: User
) -> None:
    sign_in(ada)
    submission = make_submission(
        ada, ProblemVersion.objects.get().problem, kind="run", verdict="WA"
    )
    CaseResult.objects.update(stdout=HIDDEN)
    Submission.objects.filter(pk=submission.pk).update(source=HIDDEN)

    page.goto(f"/submissions/{submission.pk}/")

    said = page.inner_text("main")
    assert "\\x1b[31mred\\u202ereversed" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
