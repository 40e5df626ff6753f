"""The problem page as someone uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

JUDGED_S = 60


class Workspace:
    """One problem's page, by what a person sees and does there."""

    def __init__(self, page: Page, slug: str) -> None:
        self.page = page
        self.address = f"/problems/{slug}/"

    @property
    def verdict(self) -> Locator:
        """Return the words of the verdict."""
        return self.page.locator("#result .verdict")

    @property
    def result(self) -> Locator:
        """Return the panel below the code."""
        return self.page.locator("#result")

    @property
    def lines(self) -> Locator:
        """Return what the editor shows."""
        return self.page.locator(".monaco-editor .view-lines, .cm-content")

    @property
    def marks(self) -> Locator:
        """Return the complaints that are drawn under the code."""
        return self.page.locator(".monaco-editor .squiggly-error, .cm-lintRange-error")

    def open(self) -> None:
        """Open the page and wait for the editor."""
        self.page.goto(self.address)
        expect(self.page.locator("#submit")).to_be_enabled()

    def choose(self, language: str) -> None:
        """Switch the language."""
        self.page.locator("#language").select_option(language)

    def write(self, code: str) -> None:
        """Replace the code by pasting."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", code)
        self.lines.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("ControlOrMeta+v")

    def run(self) -> None:
        """Press Run."""
        self.page.locator("#run").click()

    def submit(self) -> None:
        """Press Submit."""
        self.page.locator("#submit").click()

    def expect_verdict(self, label: str) -> None:
        """Wait until the judge has said it."""
        expect(self.verdict).to_have_text(label, timeout=JUDGED_S * 1000)

    def shown(self, label: str) -> Locator:
        """Return the text of the block with that label."""
        return self.result.get_by_label(label, exact=True)
