from __future__ import annotations

import os
from pathlib import Path

import pytest

from setup import state
from setup.checkout import site_label
from setup.errors import Unmet


def test_sockets_lie_beside_the_data() -> None:
    wanted = Path("/srv/gavel/var/site/run")
    assert state.socket_folder(wanted, label="gavel-1-site") == wanted


@pytest.mark.parametrize(
    "folder",
    [
        "/home/someone/" + "a-long-name/" * 8 + "var/site/run",
        "/home/someone/my projects/gavel/var/site/run",
        "/home/someone/gavel?x=1/var/site/run",
        "/home/jos\u00e9/gavel/var/site/run",
    ],
)
def test_sockets_move_where_a_path_is_too_long_or_would_break_a_url(folder: str) -> None:
    chosen = state.socket_folder(Path(folder), label="gavel-1a2b3c4d-site")
    assert chosen == Path(f"/tmp/gavel-1a2b3c4d-site-{os.geteuid()}")
    assert len(str(chosen / ".s.PGSQL.5432.lock")) <= 107


def test_the_longest_path_that_does_is_used() -> None:
    room = 107 - len("/.s.PGSQL.5432.lock")
    assert state.socket_folder(Path("/" + "x" * (room - 1)), label="g") == Path(
        "/" + "x" * (room - 1)
    )
    assert state.socket_folder(Path("/" + "x" * room), label="g") != Path("/" + "x" * room)


def test_a_folder_of_sockets_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o777)
    state._own(folder, None)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_a_link_of_somebody_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unmet, match="belongs to another user"):
        state._own(tmp_path / "run", None)


def test_two_checkouts_have_different_labels() -> None:
    one, two = site_label(Path("/srv/one")), site_label(Path("/srv/two"))
    assert one != two
    assert one == site_label(Path("/srv/one"))
