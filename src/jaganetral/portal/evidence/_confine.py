"""What a process that opens strangers' files may do: nearly nothing. Linux; standard library only.

Memory, time, files and processes by rlimits. Network, new programs and signals by seccomp (a filter
of system calls, seccomp(2)); files by Landlock (landlock(7)): it may read where Python's own
modules lie, and write nowhere. What a kernel lacks is told by `confine`, and the caller decides.
"""

import ctypes
import os
import platform
import resource

MIB = 1024 * 1024

_DENIED = {
    "x86_64": (
        0xC000003E, 56, 435,
        # socket connect accept sendto sendmsg bind listen socketpair; fork vfork execve kill
        (41, 42, 43, 44, 46, 49, 50, 53, 57, 58, 59, 62,
         # ptrace accept4 sendmmsg process_vm_readv process_vm_writev execveat
         101, 288, 307, 310, 311, 322,
         # io_uring_setup, _enter, _register; pidfd_getfd, process_madvise
         425, 426, 427, 438, 440),
    ),
    "aarch64": (
        0xC00000B7, 220, 435,
        # socket socketpair bind listen accept connect sendto sendmsg accept4 sendmmsg; ptrace
        (198, 199, 200, 201, 202, 203, 206, 211, 242, 269, 117,
         # kill execve process_vm_readv process_vm_writev execveat
         129, 221, 270, 271, 281,
         425, 426, 427, 438, 440),
    ),
}  # fmt: skip
"""By machine: the audit number of its architecture, the numbers of clone and clone3, and the calls
that are refused (EPERM). io_uring is among them: it could do the others past the filter."""

_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_EPERM, _ENOSYS = 0x00050001, 0x00050026
_CLONE_THREAD = 0x10000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_BITS_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights on files each version of Landlock knows."""


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def limit(memory: int, seconds: int) -> None:
    """MiB of address space, seconds of the processor; no file written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (memory * MIB, memory * MIB))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def confine(readable: list[str]) -> list[str]:
    """Shut the process in; what is already open stays so. Returns what the kernel lacks."""
    lacking = []
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return ["no_new_privs", "landlock", "seccomp"]
    if not _landlock(libc, readable):
        lacking.append("landlock")
    if not _seccomp(libc):
        lacking.append("seccomp")
    return lacking


def _landlock(libc: ctypes.CDLL, readable: list[str]) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    handled = (1 << _BITS_BY_VERSION.get(version, 16)) - 1
    rules = _Ruleset(files=handled, network=3 if version >= 4 else 0)
    size = ctypes.sizeof(rules) if version >= 4 else 8
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return False
    for path in readable:
        try:
            folder = os.open(path, os.O_PATH)
        except OSError:
            continue
        rights = _READ_FILE | (_READ_FOLDER if os.path.isdir(path) else 0)  # noqa: PTH112
        beneath = _Beneath(allowed=rights, folder=folder)
        libc.syscall(_ADD_RULE, ruleset, 1, ctypes.byref(beneath), 0)
        os.close(folder)
    done: bool = libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return done


def _seccomp(libc: ctypes.CDLL) -> bool:
    known = _DENIED.get(platform.machine())
    if known is None:
        return False
    architecture, clone, clone3, denied = known
    load, equal, at_least, any_bit, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    # Another architecture's calls (32-bit, x32) have other numbers: such a call ends the process.
    program = [
        (load, 0, 0, 4),
        (equal, 1, 0, architecture),
        (answer, 0, 0, _KILL),
        (load, 0, 0, 0),
        (at_least, 0, 1, 0x40000000),
        (answer, 0, 0, _KILL),
        # A thread may be begun, a process not. The C library tries clone3 first, whose flags a
        # filter cannot see, and takes clone where there is none.
        (equal, 0, 1, clone3),
        (answer, 0, 0, _ENOSYS),
        (equal, 0, 4, clone),
        (load, 0, 0, 16),
        (any_bit, 0, 1, _CLONE_THREAD),
        (answer, 0, 0, _ALLOW),
        (answer, 0, 0, _EPERM),
    ]
    many = len(denied)
    program += [(equal, many - at, 0, number) for at, number in enumerate(denied)]
    program += [(answer, 0, 0, _ALLOW), (answer, 0, 0, _EPERM)]
    block = (_Instruction * len(program))(*(_Instruction(*one) for one in program))
    shut = _Program(len(program), block)
    done: bool = libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(shut), 0, 0) == 0
    return done
