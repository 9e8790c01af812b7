"""What Python tells of whoever opens a file or a socket, starts a program or runs text as code."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

WATCHED = frozenset(
    {
        *("open", "import", "exec", "compile", "pickle.find_class", "ctypes.dlopen"),
        *("os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen"),
        *("socket.__new__", "socket.connect", "socket.getaddrinfo", "urllib.Request"),
    }
)


@dataclass
class Watch:
    """What happened while it was watched, as events with their arguments, and the seconds that the processor took."""

    seen: list[str] = field(default_factory=list)
    seconds: float = 0.0


class _Hook:
    """An audit hook can never be taken away again: there is one, which tells nobody while nobody watches."""

    is_set = False
    watch: Watch | None = None

    def tell(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.watch is not None and event in WATCHED:
            self.watch.seen.append(f"{event} {arguments}")


_HOOK = _Hook()


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch this process."""
    if not _HOOK.is_set:
        sys.addaudithook(_HOOK.tell)
        _HOOK.is_set = True
    _HOOK.watch = watch = Watch()
    began = time.process_time()
    try:
        yield watch
    finally:
        _HOOK.watch = None
        watch.seconds = time.process_time() - began
