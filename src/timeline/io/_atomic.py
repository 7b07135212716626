"""Files that are written whole or not at all."""

import contextlib
import errno
import functools
import os
import stat
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, TypeAlias

Name: TypeAlias = str | os.PathLike[str]

_NEW_FILE = 0o666  # less the umask, as open() makes files
_PERMISSIONS = 0o777


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[BinaryIO]:
    """A file to write that takes the place of *path* when the block ends well.

    It stands beside *path* under a name of its own until then, is flushed to the
    disk, and is renamed, so that *path* holds at every moment either what it held
    before or all that was written. If the block raises, *path* is left as it was.

    An existing file keeps its permissions; a symbolic link stays, and what it
    points to is replaced. What is no regular file, such as ``/dev/stdout`` or a
    pipe, cannot be replaced and is written straight.

    Raises:
        OSError: *path* cannot be written: its directory is missing or closed, it
            is a directory itself, it is read-only, or the disk is full.

    """
    with replacing_together() as begin, begin(path) as file:
        yield file


@contextlib.contextmanager
def replacing_together() -> Generator[Callable[[Name], AbstractContextManager[BinaryIO]]]:
    """What begins a file as `replacing` has it; all take their places when the block ends well.

    One that is done waits closed, so that there may be as many as the disk holds.
    If the block raises, every path is left as it was. The renames at the end come one
    after another: if one of them fails, the files before it have taken their places
    and stay, and the others are left as they were. Each is whole all the same.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        yield functools.partial(_begin, waiting)
        for beside, target in waiting:
            beside.replace(target)
    except BaseException:
        # KeyboardInterrupt too: no half file stays behind.
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink()
        raise
    for directory in dict.fromkeys(target.parent for _, target in waiting):
        _sync_directory(directory)


@contextlib.contextmanager
def _begin(waiting: list[tuple[Path, Path]], path: Name) -> Generator[BinaryIO]:
    """The file that is to take the place of *path*; *waiting* gets its name and that place."""
    if os.fspath(path).endswith(os.sep):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    before = _status(path)
    if before is not None and (not stat.S_ISREG(before.st_mode) or _is_open_file(path)):
        # Appending, for what others wrote to standard output is not ours to cut off.
        # Opening a directory raises the error that says so.
        with Path(path).open("ab") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    if before is not None and not os.access(target, os.W_OK):
        # A rename would succeed, but who made the file read-only meant it.
        raise PermissionError(errno.EACCES, "the file is read-only", os.fspath(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", os.fspath(target.parent))
    beside = target.with_name(f".timeline-{os.urandom(8).hex()}.tmp")
    waiting.append((beside, target))
    with _created(beside, before, path) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _status(path: Name) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _is_open_file(path: Name) -> bool:
    """Whether *path* stands for a file that a program holds open, as ``/dev/stdout`` does.

    Its name must not be replaced under that program.
    """
    # absolute(), for resolve() would follow the link to the file behind.
    name = str(Path(path).absolute())
    return name in {"/dev/stdout", "/dev/stderr"} or name.startswith(("/dev/fd/", "/proc/"))


def _created(path: Path, like: os.stat_result | None, target: Name) -> BinaryIO:
    try:
        return _create(path, like)
    except OSError as error:
        # The caller never heard of the name beside it.
        error.filename = os.fspath(target)
        raise


def _create(path: Path, like: os.stat_result | None) -> BinaryIO:
    mode = _NEW_FILE if like is None else like.st_mode & _PERMISSIONS
    # Exclusive, so that nobody's file or link is followed, and never wider than
    # the file that it replaces, not even for a moment.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, mode)
    if like is not None:
        path.chmod(mode)  # the umask may have taken bits that the old file had
    return os.fdopen(descriptor, "wb")


_O_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows translates line ends without it


def _sync_directory(path: Path) -> None:
    """Flush the rename itself; some file systems cannot, and have nothing to flush."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
