# Loaded before anything else in a producer's process: whatever leaves the machine is refused and noted.
import os
import socket

LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "", None}


def refuse(host, port):
    with open(os.environ["REFUSED_HOSTS"], "a") as file:
        file.write(f"{host}:{port}\n")
    raise OSError(f"{host} is out of reach: loopback only")


def is_loopback(host):
    return host in LOOPBACK or (isinstance(host, str) and host.startswith("127."))


_getaddrinfo = socket.getaddrinfo
_connect = socket.socket.connect


def getaddrinfo(host, port, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host
    return _getaddrinfo(host, port, *args, **kwargs) if is_loopback(name) else refuse(name, port)


def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
        refuse(address[0], address[1])
    return _connect(self, address)


if "REFUSED_HOSTS" in os.environ:
    socket.getaddrinfo = getaddrinfo
    socket.socket.connect = connect
