"""The class of the machine that measured: what decides how fast it is, and no name."""

import os
import platform
from pathlib import Path


def _line(file: str, key: str) -> str | None:
    path = Path(file)
    if not path.exists():
        return None
    lines = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
    return next((value.strip() for name, _, value in lines if name.strip() == key), None)


def described() -> str:
    """Cores, processor, memory and system, as far as the system tells them."""
    processor = _line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()
    parts = [f"{os.cpu_count()} cores", processor]
    if memory := _line("/proc/meminfo", "MemTotal"):
        parts.append(f"{int(memory.split()[0]) / 2**20:.0f} GiB of memory")
    parts.append(
        f"{platform.system()}, {platform.python_implementation()} {platform.python_version()}"
    )
    return "; ".join(parts)
