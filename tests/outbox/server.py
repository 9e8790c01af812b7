"""A real SMTP server on this machine, which takes letters, refuses some, and can be stopped in mid-conversation."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage


@dataclass
class Post:
    """What the server was told to do, and what it took: `(recipient, letter)` in the order of arrival."""

    port: int = 0
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)  # recipient -> reply
    hangs_up_after: int | None = None  # letters, the next one is cut off before it is answered
    took_one: threading.Event = field(default_factory=threading.Event)
    may_answer: threading.Event | None = None  # where set, a letter that was taken is answered no earlier

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]


class Conversation(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs."""

    def handle(self) -> None:
        with suppress(OSError):
            self.say("220 post.contoh ESMTP")
            while (line := self.rfile.readline().decode().rstrip("\r\n")) and self.answer(line):
                pass

    def say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())

    def answer(self, line: str) -> bool:
        verb = line[:4].upper()
        post: Post = self.server.post
        if verb == "RCPT":
            self.recipient = line.partition("<")[2].partition(">")[0]
            self.say(post.refuses.get(self.recipient, "250 OK"))
        elif verb == "DATA":
            self.say("354 go on")
            letter = self.read_letter()
            if post.hangs_up_after is not None and len(post.taken) >= post.hangs_up_after:
                return False
            post.taken.append((self.recipient, letter))
            post.took_one.set()
            if post.may_answer is not None:
                post.may_answer.wait(30)
            self.say("250 taken")
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            self.say("250 OK")
        return True

    def read_letter(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@contextmanager
def post_office() -> Iterator[Post]:
    """A server on a free port while the block runs."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.post = Post(port=server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.post
        finally:
            server.shutdown()
            thread.join()
