"""What a list on a page is narrowed to, from its address."""

from __future__ import annotations

from django import forms


class Filter(forms.Form):
    """Filters of a list; a value that makes no sense filters nothing."""

    def chosen(self) -> dict[str, str]:
        """Return the filters that were given and make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
