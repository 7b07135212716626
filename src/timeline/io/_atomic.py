"""Write files completely or not at all."""

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
    """Open a file that replaces *path* when the block ends without an error.

    Until then, it has a temporary name in the same directory; it is then flushed to the
    disk and renamed. So *path* always holds either its old contents or all of the new
    ones. If the block raises, *path* is left unchanged.

    An existing file keeps its permissions. A symbolic link stays, and its target is
    replaced. Something else than a regular file, such as ``/dev/stdout`` or a pipe, cannot
    be replaced and is written directly.

    Raises:
        OSError: *path* cannot be written: its directory is missing or not accessible, it
            is a directory itself, it is read-only, or the disk is full.

    """
    with replacing_together() as begin, begin(path) as file:
        yield file


@contextlib.contextmanager
def replacing_together() -> Generator[Callable[[Name], AbstractContextManager[BinaryIO]]]:
    """Return a function like `replacing` whose files are all renamed when the block ends.

    A finished file is closed until then, so there is no limit to their number.
    If the block raises, every path is left unchanged. The renames come one after another:
    if one fails, the files renamed before it stay, and the others are left unchanged. Each
    of them is complete in any case.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        yield functools.partial(_begin, waiting)
        for beside, target in waiting:
            beside.replace(target)
    except BaseException:
        # KeyboardInterrupt too, so that no incomplete file is left over.
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink()
        raise
    for directory in dict.fromkeys(target.parent for _, target in waiting):
        _sync_directory(directory)


@contextlib.contextmanager
def _begin(waiting: list[tuple[Path, Path]], path: Name) -> Generator[BinaryIO]:
    """Open a file that is to replace *path*; *waiting* gets its name and its target."""
    if os.fspath(path).endswith(os.sep):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    before = _status(path)
    if before is not None and (not stat.S_ISREG(before.st_mode) or _is_open_file(path)):
        # Appending, so that what others wrote to standard output is kept.
        # Opening a directory raises the error for it.
        with Path(path).open("ab") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    if before is not None and not os.access(target, os.W_OK):
        # A rename would succeed, but the file is read-only on purpose.
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
    """Return whether *path* names a file that a program has open, as ``/dev/stdout`` does.

    Such a file must not be replaced.
    """
    # Not resolve(), which would follow the link to the file itself.
    name = str(Path(path).absolute())
    return name in {"/dev/stdout", "/dev/stderr"} or name.startswith(("/dev/fd/", "/proc/"))


def _created(path: Path, like: os.stat_result | None, target: Name) -> BinaryIO:
    try:
        return _create(path, like)
    except OSError as error:
        # The caller does not know the temporary name.
        error.filename = os.fspath(target)
        raise


def _create(path: Path, like: os.stat_result | None) -> BinaryIO:
    mode = _NEW_FILE if like is None else like.st_mode & _PERMISSIONS
    # Exclusive, so that no existing file or link is followed, and never with wider
    # permissions than the file that it replaces, not even for a moment.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, mode)
    if like is not None:
        path.chmod(mode)  # the umask may have removed some of them
    return os.fdopen(descriptor, "wb")


_O_BINARY: int = getattr(os, "O_BINARY", 0)  # without it, Windows translates line ends


def _sync_directory(path: Path) -> None:
    """Flush the rename itself; some file systems cannot, and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
