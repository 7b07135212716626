"""Write files completely or not at all."""

import contextlib
import errno
import functools
import os
import stat
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

Name: TypeAlias = str | os.PathLike[str]

_NEW_FILE = 0o666  # less the umask, as open() makes files
_PERMISSIONS = 0o777
_PREFIX, _SUFFIX = ".timeline-", ".tmp"
_STALE = 24 * 60 * 60  # seconds
_O_BINARY: int = getattr(os, "O_BINARY", 0)  # without it, Windows translates line ends
_DESCRIPTORS = "/proc/self/fd"


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[BinaryIO]:
    """Open a file that replaces *path* when the block ends without an error.

    Until then, it has no name, where the system has such files, or else a temporary one in
    the same directory; it is then flushed to the disk and renamed. So *path* always holds
    either its old contents or all of the new ones. If the block raises, *path* is left
    unchanged. A process that is killed while it writes leaves nothing behind, except for a
    temporary name, which the next export to that directory removes once it is a day old.

    The new file keeps the permissions of the old one, and its owner and group where the
    system allows that. Other hard links keep the old contents, and extended attributes are
    not kept. A symbolic link stays, and its target is replaced. Something else than a
    regular file, such as ``/dev/stdout`` or a pipe, cannot be replaced and is written
    directly.

    Raises:
        OSError: *path* cannot be written: its directory is missing or not accessible, it
            is a directory itself, it is read-only, or the disk is full.

    """
    with replacing_together() as begin, begin(path) as file:
        yield file


@contextlib.contextmanager
def replacing_together() -> Generator[Callable[[Name], AbstractContextManager[BinaryIO]]]:
    """Return a function like `replacing` whose files are all renamed when the block ends.

    There is no limit to their number. If the block raises, every path is left unchanged.
    The renames come one after another: if one fails, or the process is killed between them,
    the files renamed before it stay, and the others are left unchanged. Each of them is
    complete in any case.
    """
    waiting: list[_NewFile] = []
    try:
        yield functools.partial(_begin, waiting)
        for new in waiting:
            new.publish()
    finally:
        # After KeyboardInterrupt too, so that no incomplete file is left over.
        for new in waiting:
            new.discard()
    for directory in dict.fromkeys(new.target.parent for new in waiting):
        _sync_directory(directory)


@attrs.define
class _NewFile:
    """A file that is to replace another.

    Attributes:
        given: the path as the caller gave it, for messages.
        target: the file that is replaced, which is not a link.
        name: its temporary name; None if it has none yet, or is published.

    """

    given: Name
    target: Path
    name: Path | None = None

    def create(self, like: os.stat_result | None) -> int:
        """Create it, without a name if possible, and return its descriptor."""
        mode = _NEW_FILE if like is None else like.st_mode & _PERMISSIONS
        with self._errors_of_target():
            descriptor = self._unnamed(mode)
            if descriptor is None:
                self.name = _temporary_name(self.target)
                # Exclusive, so that no existing file or link is followed.
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY
                descriptor = os.open(self.name, flags, mode)
            if like is not None:
                # It never has wider permissions than the old file, not even for a moment.
                _adopt(descriptor, self.name, like, mode)
        return descriptor

    def _unnamed(self, mode: int) -> int | None:
        flag: int = getattr(os, "O_TMPFILE", 0)  # Linux alone has it
        if not flag or not os.path.isdir(_DESCRIPTORS):  # noqa: PTH112 - as os.open
            return None
        # Not all file systems have such files. What else is wrong, the other way finds too.
        with contextlib.suppress(OSError):
            return os.open(self.target.parent, os.O_WRONLY | flag, mode)
        return None

    def finish(self, descriptor: int) -> None:
        """Flush it to the disk, and give it a name if it has none."""
        with self._errors_of_target():
            os.fsync(descriptor)
            if self.name is None:
                self.name = _temporary_name(self.target)
                # Only with a directory's descriptor does Python follow the link to the file.
                os.link(
                    f"{_DESCRIPTORS}/{descriptor}",
                    self.name,
                    src_dir_fd=descriptor,
                    follow_symlinks=True,
                )

    def publish(self) -> None:
        """Give it the name of its target."""
        if self.name is not None:
            with self._errors_of_target():
                self.name.replace(self.target)
            self.name = None

    def discard(self) -> None:
        """Remove it if it was not published."""
        if self.name is not None:
            with contextlib.suppress(OSError):
                self.name.unlink()

    @contextlib.contextmanager
    def _errors_of_target(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            # The caller does not know the temporary name.
            raise OSError(error.errno, error.strerror, os.fspath(self.given)) from error


def _temporary_name(target: Path) -> Path:
    return target.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")


def _adopt(descriptor: int, name: Path | None, like: os.stat_result, mode: int) -> None:
    """Give a new file the owner, the group and the permissions of the one that it replaces."""
    if hasattr(os, "fchown"):
        for owner, group in ((like.st_uid, -1), (-1, like.st_gid)):
            with contextlib.suppress(OSError):  # only root may give files away
                os.fchown(descriptor, owner, group)
    # The umask may have removed some of them.
    os.chmod(descriptor if name is None else name, mode)  # noqa: PTH101 - a descriptor


@contextlib.contextmanager
def _begin(waiting: list[_NewFile], path: Name) -> Generator[BinaryIO]:
    """Open a file that is to replace *path*, and add it to *waiting*."""
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
    _remove_stale(target.parent, waiting)
    new = _NewFile(path, target)
    waiting.append(new)
    descriptor = new.create(before)
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            yield file
        new.finish(descriptor)
    finally:
        os.close(descriptor)


def _remove_stale(directory: Path, waiting: list[_NewFile]) -> None:
    """Remove what exports that were killed a day ago or earlier left in *directory*."""
    if any(new.target.parent == directory for new in waiting):
        return  # done before
    latest = time.time() - _STALE
    with contextlib.suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX):
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < latest:
                        os.unlink(entry)  # noqa: PTH108 - an entry of a directory


def _status(path: Name) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _is_open_file(path: Name) -> bool:
    """Return whether *path* names a file that a program has open, such as ``/dev/stdout``.

    Such a file must not be replaced.
    """
    # Not resolve(), which would follow the link to the file itself.
    name = str(Path(path).absolute())
    return name in {"/dev/stdout", "/dev/stderr"} or name.startswith(("/dev/fd/", "/proc/"))


def _sync_directory(path: Path) -> None:
    """Flush the rename itself, where that is possible: the file is complete in any case."""
    if os.name == "nt":
        return
    # A directory that may be written and not read cannot be opened.
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
