"""Whether a server may listen at an address: asked before anything is prepared for it."""

import errno
import os
import socket


def port_problem(host: str, port: int) -> str:
    """Why nothing can listen there, in one sentence; empty when it can."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name != "nt":  # there it would let two servers share the port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except socket.gaierror:
        return f"Alamat {host} tidak dikenal di mesin ini."
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"Porta {port} sedang dipakai program lain. Pilih porta lain, misalnya --port {_next(port)}."
        return f"Alamat {host} porta {port} tidak dapat dipakai ({error.strerror})."
    return ""


def _next(port: int) -> int:
    return port + 1 if port < 65535 else port - 1
