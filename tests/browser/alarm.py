"""Texts that would run in a page, and the alarm that goes off when one does."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Dialog, Page, Request, WebError

# Every way into a page ends in asking for this address, beside the page's own; the number says which text it was.
_ASKED = re.compile(r"/pwned\?(\d+)$")
_SHOWN = re.compile(r"<img src=pwned\?(\d+)>", re.IGNORECASE)  # styles may write it in capitals
_ALL_TEXT = """() => {
    if (document.contentType !== "text/html") return "";
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const fields = document.querySelectorAll("input:not([type=hidden]), textarea, select option");
    const typed = [...fields].map((field) => (field.localName === "option" ? field.text : field.value));
    return [document.title, document.body.innerText, ...typed].join("\\n");
}"""


class Alarm:
    """Makes the texts, hears when one has become more than text, and knows which of them a page shows."""

    def __init__(self, context: BrowserContext) -> None:
        self.raised: list[str] = []
        self._names: list[str] = []
        context.on("request", self._hear_request)
        context.on("dialog", self._hear_dialog)
        context.on("weberror", self._hear_error)

    @property
    def names(self) -> set[str]:
        """Return the names of all texts that were made."""
        return set(self._names)

    def text(self, name: str, room: int | None = None) -> str:
        """Return a text of that name, the most hostile one that has room."""
        if name not in self._names:
            self._names.append(name)
        asked = f"pwned?{self._names.index(name)}"
        short = f"\"'><img src={asked}>"
        long = (
            f"{short}`--></script></title></textarea></style></pre><script src={asked}></script>"
            f"<svg onload=\"fetch('{asked}')\"></svg><iframe srcdoc='<img src=/{asked}>'></iframe>"
            f"<style>*{{background:url({asked})}}</style><a href=\"javascript:fetch('{asked}')\">x</a>"
            f"{{{{constructor.constructor(\"fetch('{asked}')\")()}}}}\x1b]8;;javascript:alert(1)\x07"
        )
        return next(one for one in (long, short, "") if room is None or len(one) <= room)

    def shown(self, page: Page) -> set[str]:
        """Return the names of the texts that can be read on the page, unfolding what is folded."""
        return {self._names[int(number)] for number in _SHOWN.findall(page.evaluate(_ALL_TEXT))}

    def _hear_request(self, request: Request) -> None:
        if asked := _ASKED.search(request.url):
            self._raise(request.frame.page.url, f"{self._names[int(asked[1])]} was asked for")

    def _hear_dialog(self, dialog: Dialog) -> None:
        self._raise(dialog.page.url if dialog.page else "?", f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear_error(self, error: WebError) -> None:
        self._raise(error.page.url if error.page else "?", f"uncaught: {error.error}")

    def _raise(self, address: str, what: str) -> None:
        self.raised.append(f"{address}: {what}")
