"""How the site stood every half a minute, for the charts: what no row of another table would tell later."""

from __future__ import annotations

from django.db import models


class Sample(models.Model):
    """The figures of one moment; samples.py says which."""

    at = models.DateTimeField(unique=True)
    figures = models.JSONField()

    class Meta:
        ordering = ["at"]
        verbose_name = "figure"
        verbose_name_plural = "now"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"
