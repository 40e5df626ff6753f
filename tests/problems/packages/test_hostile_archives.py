"""Archives and folders made to hurt: refused before anything is unpacked."""

import io
import os
import stat
import struct
import time
import zipfile

import pytest

from problems.packages import Bounds, PackageErrors, read_package, read_upload
from tests.problems.package_factory import archive_bytes, files, folder

SMALL = Bounds(files=50, file_bytes=100_000, total_bytes=300_000)


def refusal(data, bounds=SMALL):
    with pytest.raises(PackageErrors) as caught:
        read_upload(io.BytesIO(data), "add-two.zip", bounds=bounds)
    return str(caught.value)


def with_member(name, data=b"x", mode=None, flags=0):
    """Return an honest package's archive with one more member, made by hand."""
    stream = io.BytesIO(archive_bytes(files()))
    with zipfile.ZipFile(stream, "a") as packed:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        if mode is not None:
            info.external_attr = mode << 16
        packed.writestr(info, data)
    return stream.getvalue()


def test_an_honest_archive_is_read():
    package = read_upload(io.BytesIO(archive_bytes(files())), "add-two.zip", bounds=SMALL)
    assert package.slug == "add-two"


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "data/../../evil",
        "/etc/passwd",
        "C:/evil",
        "data//x",
        "./x",
        "data\\..\\evil",
        "a\x01b",
        "/".join("abcdefghijklmnop"),
        "a" * 300,
    ],
)
def test_names_that_climb_out_or_confuse_are_refused(name):
    assert refusal(with_member(name))


def test_a_name_cut_by_nul_is_refused():
    data = with_member("data/evilXhidden").replace(b"data/evilXhidden", b"data/evil\0hidden")
    assert "control characters" in refusal(data)


def test_names_that_are_not_utf_8_are_refused():
    data = with_member("data/e_il").replace(b"data/e_il", b"data/e\xffil")
    assert "UTF-8" in refusal(data)
    flagged = with_member("data/é")
    broken = flagged.replace("data/é".encode(), b"data/\xff\xff")
    assert refusal(broken)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(kind):
    assert refusal(with_member("data/secret/link", b"/etc/passwd", mode=kind | 0o777))


def test_an_encrypted_member_is_refused():
    data = bytearray(archive_bytes({"problem.yaml": b"name: x"}))
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, local + 6, 1)
    struct.pack_into("<H", data, central + 8, 1)
    assert "encrypted" in refusal(bytes(data))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_occurs_twice_is_refused():
    assert "twice" in refusal(with_member("problem.yaml", b"name: other"))


def test_too_many_files_are_refused():
    many = files() | {f"data/secret/{number}.in": b"" for number in range(100)}
    assert "the limit is 50" in refusal(archive_bytes(many))


def test_a_bomb_is_refused_without_being_unpacked():
    start = time.perf_counter()
    bomb = archive_bytes(files() | {"data/secret/bomb.in": b"\0" * 50_000_000})
    assert len(bomb) < 100_000
    assert "unpacked" in refusal(bomb)
    many = archive_bytes(files() | {f"data/secret/{n}.in": b"\0" * 90_000 for n in range(20)})
    assert "MB unpacked" in refusal(many)
    assert time.perf_counter() - start < 10


def test_a_bomb_that_lies_about_its_size_is_stopped():
    data = bytearray(archive_bytes({"problem.yaml": b"\0" * 1_000_000}))
    central = data.find(b"PK\x01\x02")
    local = data.find(b"PK\x03\x04")
    struct.pack_into("<I", data, central + 24, 10)
    struct.pack_into("<I", data, local + 22, 10)
    assert "archive" in refusal(bytes(data))


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\0" * 18, archive_bytes(files())[:-30]]
)
def test_what_is_no_archive_is_refused(data):
    assert refusal(data)


def test_a_damaged_member_is_refused():
    data = bytearray(archive_bytes(files()))
    for offset in range(60, 90):
        data[offset] ^= 0xFF
    assert refusal(bytes(data))


def test_an_unknown_compression_is_refused():
    data = bytearray(archive_bytes({"problem.yaml": b"name: x"}))
    struct.pack_into("<H", data, data.find(b"PK\x01\x02") + 10, 99)
    struct.pack_into("<H", data, data.find(b"PK\x03\x04") + 8, 99)
    assert refusal(bytes(data))


# --- Folders -------------------------------------------------------------------------------------


def test_links_that_leave_the_folder_are_refused(tmp_path):
    (tmp_path / "secret").write_text("root:x:0:0")
    root = folder(tmp_path, files())
    (root / "data/secret/5.in").symlink_to("/etc/passwd")
    (root / "data/secret/6.in").symlink_to(tmp_path / "secret")
    (root / "data/secret/7.in").symlink_to("7.in")
    (root / "more").symlink_to(tmp_path)
    with pytest.raises(PackageErrors) as caught:
        read_package(root)
    assert {one.file for one in caught.value.errors} == {
        "data/secret/5.in",
        "data/secret/6.in",
        "data/secret/7.in",
        "more",
    }


def test_a_link_to_a_file_inside_is_followed(tmp_path):
    root = folder(tmp_path, files())
    (root / "data/secret/5.in").symlink_to("1.in")
    (root / "data/secret/5.ans").symlink_to(root / "data/secret/1.ans")
    assert [test.name for test in read_package(root).tests] == ["1", "1", "2", "5", "10"]


def test_a_pipe_in_a_folder_does_not_block(tmp_path):
    root = folder(tmp_path, files())
    os.mkfifo(root / "data/secret/5.in")
    with pytest.raises(PackageErrors, match="neither a file nor a folder"):
        read_package(root)


def test_a_folder_is_bounded_too(tmp_path):
    root = folder(tmp_path, files() | {"data/secret/big.in": b"1" * 200_000})
    with pytest.raises(PackageErrors, match="the limit is"):
        read_package(root, bounds=SMALL)
    with pytest.raises(PackageErrors, match="more than 5 files"):
        read_package(root, bounds=Bounds(files=5))


def test_a_file_name_that_is_not_utf_8_is_refused(tmp_path):
    root = folder(tmp_path, files())
    (root / os.fsdecode(b"data/secret/\xff.in")).write_bytes(b"x")
    with pytest.raises(PackageErrors, match="not UTF-8"):
        read_package(root)


def test_a_table_of_contents_without_end_is_refused_before_it_is_read(monkeypatch):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for number in range(2 * SMALL.files + 1):
            packed.writestr(f"data/{number}", b"")
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert "the limit is 50" in refusal(stream.getvalue())
