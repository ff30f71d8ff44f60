"""
The kernel's boundaries around one student's process, and nothing else.

bubblewrap builds the outer sandbox (see `isolation`). What is here runs in a fork of a warm process,
where no program can be started in its place: own namespaces, no capabilities, Landlock, seccomp, limits.
Landlock and seccomp come from their Python bindings; only calls that no library offers (`clone3`, `mount`,
`capset`, `prctl`) go to the C library directly.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

try:  # here, for it takes 6 ms that each student's process would spend anew
    import landlock
except ImportError:
    landlock = None

NEW_USER, NEW_PID, NEW_MOUNT, NEW_IPC = 0x10000000, 0x20000000, 0x00020000, 0x08000000
MS_READ_ONLY, MS_SAFE = 1, 2 | 4  # nosuid, nodev
MS_BIND, MS_REC = 4096, 16384
CLONE3 = 435  # the number of this system call, the same on every architecture
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_CHILD_SUBREAPER = 4, 38, 36
CAPABILITY_VERSION = 0x20080522
MB = 1 << 20

_libc = ctypes.CDLL(None, use_errno=True)
_locked = ctypes.PyDLL(None, use_errno=True)  # the same, without letting go of Python's lock around a call

# What a notebook never needs: other processes' memory, memory that no limit counts, mounts and namespaces, the
# kernel's own switches.
FORBIDDEN_CALLS = """
ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd process_madvise
memfd_create memfd_secret shmget
mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr
unshare setns setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid
bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register
add_key request_key keyctl kexec_load kexec_file_load init_module finit_module delete_module
open_by_handle_at name_to_handle_at acct swapon swapoff reboot settimeofday clock_settime adjtimex
clock_adjtime syslog quotactl nfsservctl personality lookup_dcookie iopl ioperm modify_ldt
sethostname setdomainname vhangup fanotify_init
"""


def _call(name: str, *arguments: object) -> None:
    """Call the C library; raise OSError when it says no."""
    if getattr(_libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def adopt_orphans() -> None:
    """Make this process the parent of its grandchildren whose parent has ended."""
    _call("prctl", PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def become_nobody() -> None:
    """Give up the superuser's identity, when this process has it, for one that owns nothing."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(65534, 65534, 65534)
        os.setresuid(65534, 65534, 65534)
        _call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)  # else its own entry in /proc would be root's


def fork_apart() -> int:
    """
    Fork as `os.fork` does; the child begins in user, pid, mount and ipc namespaces of its own.

    One system call makes both. To fork, leave the namespaces and fork again, as `unshare` would have it for
    a pid namespace, takes three times as long: what a fork costs is copying the tables of a large memory.
    """
    words = (ctypes.c_uint64 * 11)()
    words[0], words[4] = NEW_USER | NEW_PID | NEW_MOUNT | NEW_IPC, signal.SIGCHLD
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = int(_locked.syscall(CLONE3, words, ctypes.sizeof(words)))
    number = ctypes.get_errno()
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(number, f"clone3: {os.strerror(number)}")
    return pid


def furnish_namespaces(identity: tuple[int, int], work: str, file_mb: int, kept: Iterable[str] = ()) -> None:
    """
    Make new namespaces a place to work in.

    Parameters
    ----------
    identity : tuple of int
        The user and the group that this process had outside; it is the same inside.
    work : str
        This folder, and the shared memory, become empty file systems that vanish with the process.
    file_mb : int
        The size of each [MB].
    kept : iterable of str
        Folders below `work` that stay visible, as they are.
    """
    user, group = identity
    for name, text in (("setgroups", "deny"), ("gid_map", f"{group} {group} 1"), ("uid_map", f"{user} {user} 1")):
        Path(f"/proc/self/{name}").write_text(text, encoding="ascii")
    open_folders = {folder: os.open(folder, os.O_PATH) for folder in kept}
    size = f"size={file_mb}m,nr_inodes=20000,mode=0700".encode()
    _call("mount", b"tmpfs", work.encode(), b"tmpfs", MS_SAFE, size)
    _call("mount", b"tmpfs", b"/dev/shm", b"tmpfs", MS_SAFE, size)
    for folder, number in open_folders.items():
        Path(folder).mkdir(parents=True, exist_ok=True)
        _call("mount", f"/proc/self/fd/{number}".encode(), folder.encode(), None, MS_BIND | MS_REC, None)
        os.close(number)


def hide_processes() -> None:
    """Cover /proc: it shows the processes of the outer sandbox."""
    _call("mount", b"tmpfs", b"/proc", b"tmpfs", MS_SAFE | MS_READ_ONLY, b"size=4k,nr_inodes=2")


def drop_capabilities() -> None:
    """Give up every capability, those of the new user namespace too, and the way to regain or lend any."""
    _call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)())
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def limit(memory_mb: int, processes: int, file_mb: int, *, hard: bool = False) -> None:
    """
    Bound what this process and its children may use, beyond what it uses now.

    Parameters
    ----------
    memory_mb : int
        Address space that may be added to what `base_memory` found [MB].
    processes : int
        Processes and threads of this user namespace.
    file_mb : int
        Size of one file [MB].
    hard : bool
        Set the bound that cannot be raised again, too.
    """
    wanted = {
        resource.RLIMIT_AS: _base_memory + memory_mb * MB,
        resource.RLIMIT_NPROC: processes,
        resource.RLIMIT_FSIZE: file_mb * MB,
    }
    if hard:
        wanted |= {resource.RLIMIT_CORE: 0, resource.RLIMIT_NOFILE: 256, resource.RLIMIT_MEMLOCK: 0}
    for what, value in wanted.items():
        most = resource.getrlimit(what)[1]
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(what, (value, value if hard else most))


_base_memory = 0


def note_memory() -> None:
    """Remember the address space in use, to which limits are added."""
    global _base_memory
    _base_memory = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def has_landlock() -> bool:
    """Tell whether the kernel and the Python binding offer Landlock."""
    try:
        return landlock is not None and int(landlock.landlock_abi_version()) > 0
    except OSError:
        return False


def apply_landlock(work: str) -> bool:
    """Allow writing below the work folder and shared memory only; False where there is no Landlock."""
    if not has_landlock():
        return False
    access = landlock.FSAccess
    try:
        rules = landlock.Ruleset()
        rules.allow("/", rules=access.READ_FILE | access.READ_DIR | access.EXECUTE)
        rules.allow(work, "/dev/shm")
        rules.allow("/dev/null", "/dev/zero", rules=access.READ_FILE | access.WRITE_FILE)
        rules.apply()
    except OSError:
        return False
    return True


def seccomp_filter() -> Any:
    """Build the filter of system calls; None when libseccomp or its binding is missing."""
    try:
        import pyseccomp as seccomp
    except (ImportError, RuntimeError):
        return None
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    refuse = seccomp.ERRNO(1)  # EPERM
    for name in FORBIDDEN_CALLS.split():
        try:
            rules.add_rule(refuse, name)
        except (OSError, ValueError):  # a call that this kernel's architecture does not have
            continue
    rules.add_rule(seccomp.ERRNO(38), "clone3")  # ENOSYS: the C library then uses clone, whose flags can be read
    rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, NEW_USER, NEW_USER))
    rules.add_rule(refuse, "socket", seccomp.Arg(0, seccomp.NE, 1))  # only sockets inside the machine
    return rules
