"""What a command costs with all that it starts, also where what it starts outlives it."""
import ctypes
import os
import subprocess
import time

from .extraction import Cost

_PR_SET_CHILD_SUBREAPER = 36  # Linux: orphans of a command come to this process, which so sees what they cost


def cost_of(command, environment=None, meanwhile=None):
    """Runs the command and gives its cost and exit status; `meanwhile` is called with the time it started.

    Cost.peak is that of the largest process. This process must have no other children.
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if meanwhile is not None:
        meanwhile(start)
    cpu = peak = wall = 0
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return Cost(wall, cpu, peak), process.returncode
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
        if pid == process.pid:
            wall = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
