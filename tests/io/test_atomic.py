import errno
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from timeline.io import replacing


@pytest.fixture(params=["without a name", "with a temporary name"])
def way(request, monkeypatch):
    """Files that have no name until they are complete, and as other systems have them."""
    if request.param == "with a temporary name":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    elif not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system has no files without a name")
    return request.param


@pytest.fixture
def target(tmp_path):
    """A file that holds something."""
    path = tmp_path / "out.txt"
    path.write_bytes(b"before")
    return path


def write(path, data=b"after"):
    with replacing(path) as file:
        file.write(data)


def fail(path, error):
    with replacing(path) as file:
        file.write(b"half")
        raise error


def alone(path):
    """Whether nothing lies beside *path*."""
    return os.listdir(path.parent) == [path.name]


class TestSuccess:
    def test_new_content_takes_the_place_of_the_old(self, target, way):
        write(target)
        assert target.read_bytes() == b"after"
        assert alone(target)

    def test_old_content_stays_until_the_end(self, target):
        with replacing(target) as file:
            file.write(b"after")
            file.flush()
            assert target.read_bytes() == b"before"

    def test_reader_of_the_old_file_keeps_it(self, target):
        with target.open("rb") as old:
            write(target)
            assert old.read() == b"before"

    def test_file_and_directory_are_flushed_to_the_disk_in_that_order(self, target, monkeypatch):
        flushed = []
        real_sync, real_replace = os.fsync, Path.replace

        def sync(descriptor):
            is_directory = stat.S_ISDIR(os.fstat(descriptor).st_mode)
            # What is flushed is all that was written.
            size = os.fstat(descriptor).st_size
            flushed.append("directory" if is_directory else f"file of {size}")
            real_sync(descriptor)

        def replace(self, other):
            flushed.append("rename")
            return real_replace(self, other)

        monkeypatch.setattr(os, "fsync", sync)
        monkeypatch.setattr(Path, "replace", replace)
        write(target)
        assert flushed == ["file of 5", "rename", "directory"]

    def test_nothing_stays_open(self, target, monkeypatch):
        opened = []
        real_open = os.open

        def open_(*args, **kwargs):
            opened.append(real_open(*args, **kwargs))
            return opened[-1]

        monkeypatch.setattr(os, "open", open_)
        write(target)
        assert len(opened) == 2
        for descriptor in opened:
            with pytest.raises(OSError, match="Bad file descriptor"):
                os.fstat(descriptor)


class TestPermissions:
    @pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
    def test_existing_file_keeps_its_owner_and_group(self, target, way):
        os.chown(target, 1234, 2345)
        target.chmod(0o640)
        write(target)
        after = target.stat()
        assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (1234, 2345, 0o640)

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
    def test_existing_file_keeps_its_own(self, target, mode, way):
        target.chmod(mode)
        write(target)
        assert stat.S_IMODE(target.stat().st_mode) == mode

    @pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
    def test_new_file_has_what_the_umask_leaves(self, tmp_path, umask, mode, way):
        before = os.umask(umask)
        try:
            write(tmp_path / "new.txt")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == mode

    def test_secret_is_never_readable_by_others_on_the_way(self, target, way):
        target.chmod(0o600)
        with replacing(target) as file:
            assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600

    def test_read_only_file_is_not_replaced(self, target, monkeypatch):
        target.chmod(0o444)
        # Root may write to everything, and the tests may run as root.
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
        with pytest.raises(PermissionError, match="the file is read-only") as caught:
            write(target)
        assert (caught.value.errno, caught.value.filename) == (errno.EACCES, str(target))
        assert target.read_bytes() == b"before"


class TestFailure:
    @pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, GeneratorExit])
    def test_block_that_raises_leaves_the_old_file(self, target, error, way):
        with pytest.raises(error):
            fail(target, error)
        assert target.read_bytes() == b"before"
        assert alone(target)

    def test_block_that_raises_leaves_no_new_file(self, tmp_path, way):
        with pytest.raises(RuntimeError):
            fail(tmp_path / "new.txt", RuntimeError)
        assert list(tmp_path.iterdir()) == []

    def test_disk_that_is_full_in_the_middle_leaves_the_old_file(self, target):
        with pytest.raises(OSError, match="no space left"):
            fail(target, OSError(errno.ENOSPC, "no space left"))
        assert target.read_bytes() == b"before"
        assert alone(target)

    def test_disk_that_is_full_at_the_end_leaves_the_old_file(self, target, monkeypatch, way):
        def full(_):
            raise OSError(errno.ENOSPC, "no space left")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="no space left"):
            write(target)
        assert target.read_bytes() == b"before"
        assert alone(target)

    def test_failed_rename_leaves_the_old_file(self, target, monkeypatch, way):
        def refuse(*_):
            raise OSError(errno.EXDEV, "not here")

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="not here"):
            write(target)
        assert target.read_bytes() == b"before"
        assert alone(target)

    def test_failed_rename_names_the_target(self, target, monkeypatch, way):
        def refuse(self, other):
            raise OSError(errno.EXDEV, "not here", str(self), None, str(other))

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="not here") as caught:
            write(target)
        assert str(caught.value) == f"[Errno {errno.EXDEV}] not here: {str(target)!r}"

    @pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files have names on this system")
    def test_killed_process_leaves_the_old_file_and_nothing_else(self, target):
        child = os.fork()
        if child == 0:
            with replacing(target) as file:
                file.write(b"half")
                file.flush()
                os._exit(9)
        os.waitpid(child, 0)
        assert target.read_bytes() == b"before"
        assert alone(target)

    def test_only_old_leftovers_of_other_exports_are_removed(self, target, way):
        names = (".timeline-0a.tmp", ".timeline-0b.tmp", ".timeline-notes", "x.tmp")
        for name in names:
            target.with_name(name).touch()
        day = 24 * 60 * 60
        for name in names[1:]:
            os.utime(target.with_name(name), (time.time() - 2 * day,) * 2)
        write(target)
        left = {path.name for path in target.parent.iterdir()}
        assert left == {"out.txt", ".timeline-0a.tmp", ".timeline-notes", "x.tmp"}


class TestPlaces:
    def test_missing_directory_is_named(self, tmp_path):
        with pytest.raises(FileNotFoundError, match="no such directory") as caught:
            write(tmp_path / "nowhere" / "out.txt")
        nowhere = str(tmp_path / "nowhere")
        assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, nowhere)

    def test_name_of_a_directory_is_refused(self, tmp_path):
        new = f"{tmp_path}/new/"
        with pytest.raises(IsADirectoryError) as caught, replacing(new):
            pass
        assert (caught.value.errno, caught.value.filename) == (errno.EISDIR, new)
        assert list(tmp_path.iterdir()) == []

    def test_directory_is_refused_by_name(self, tmp_path):
        with pytest.raises(IsADirectoryError) as caught:
            write(tmp_path)
        assert str(tmp_path) in str(caught.value)

    def test_inaccessible_directory_is_reported_under_the_given_name(self, target, monkeypatch):
        def refuse(path, *_):
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))

        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(PermissionError) as caught:
            write(target)
        assert caught.value.filename == str(target)

    def test_directory_that_can_be_written_and_not_read_is_enough(self, target, monkeypatch):
        # Root may read everything, and the tests may run as root.
        real_open = os.open

        def open_(path, flags, *rest, **named):
            if Path(path) == target.parent and flags == os.O_RDONLY:
                raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
            return real_open(path, flags, *rest, **named)

        monkeypatch.setattr(os, "open", open_)
        write(target)
        assert target.read_bytes() == b"after"

    def test_file_that_appears_in_the_meantime_is_replaced(self, tmp_path, way):
        path = tmp_path / "new.txt"
        with replacing(path) as file:
            file.write(b"after")
            path.write_bytes(b"another program's")
        assert path.read_bytes() == b"after"
        assert alone(path)

    def test_link_stays_and_what_it_points_to_is_replaced(self, target, tmp_path):
        link = tmp_path / "link.txt"
        link.symlink_to(target.name)
        write(link)
        assert link.is_symlink()
        assert target.read_bytes() == b"after"

    def test_link_to_nothing_makes_what_it_points_to(self, tmp_path):
        link = tmp_path / "link.txt"
        link.symlink_to("new.txt")
        write(link)
        assert (tmp_path / "new.txt").read_bytes() == b"after"

    def test_link_leads_to_another_directory(self, tmp_path):
        (tmp_path / "there").mkdir()
        link = tmp_path / "link.txt"
        link.symlink_to("there/new.txt")
        write(link)
        assert (tmp_path / "there" / "new.txt").read_bytes() == b"after"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "there"]

    def test_name_of_full_length_has_room_for_its_neighbour(self, tmp_path):
        path = tmp_path / ("x" * 255)
        write(path)
        assert path.read_bytes() == b"after"

    def test_pipe_is_written_straight(self, tmp_path):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        got = []
        reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
        reader.start()
        write(pipe)
        reader.join(timeout=10)
        assert got == [b"after"]
        assert stat.S_ISFIFO(pipe.stat().st_mode)

    def test_open_descriptor_is_appended_to_and_not_replaced(self, target):
        with target.open("ab") as held:
            write(f"/dev/fd/{held.fileno()}")
        assert target.read_bytes() == b"beforeafter"
